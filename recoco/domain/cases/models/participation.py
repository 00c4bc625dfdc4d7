"""Who is on a case: its collectivité side everywhere, its advisers and observers on one placement."""

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models.case import Case
from recoco.domain.cases.models.placement import Placement
from recoco.domain.cases.sides import PlacementRole, Side
from recoco.kernel.kit import clock
from recoco.kernel.portals.scoped import PortalModel, SharedModel


class CaseParticipation(SharedModel):
    """Somebody of the collectivité side, on every portal that holds the case.

    Keeps the user's number and the words of that day: a `Person` belongs to one portal.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="participations")
    user_id = models.BigIntegerField()
    side = models.CharField(max_length=6, choices=Side.choices)
    first_name = models.CharField(max_length=80)
    last_name = models.CharField(max_length=80)
    function = models.CharField(max_length=160, blank=True)
    organization = models.CharField(max_length=160, blank=True)
    since = models.DateTimeField(default=clock.now)

    class Meta(SharedModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["case", "user_id"], name="cases_one_participation_per_user"),
            models.UniqueConstraint(fields=["case"], condition=models.Q(side=Side.OWNER), name="cases_one_owner"),
        ]
        indexes = [models.Index(fields=["user_id"], name="cases_participation_of_user")]

    def __str__(self) -> str:
        return f"{self.name} ({self.organization})" if self.organization else self.name

    @property
    def name(self) -> str:
        """First name and name, as they were then."""
        return f"{self.first_name} {self.last_name}".strip()


class PlacementParticipation(PortalModel):
    """An adviser or observer who follows a case on one portal."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="participations")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=PlacementRole.choices)
    since = models.DateTimeField(default=clock.now)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["placement", "person"], name="cases_one_participation_per_person"),
        ]
