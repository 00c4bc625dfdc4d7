"""Somebody whose project looks like a case of their commune asks to be let in."""

from typing import ClassVar, Self

from django.db import models

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel


class JoinAnswer(models.TextChoices):
    """What the team answered."""

    INVITED = "invited", "Invitation envoyée"
    DISMISSED = "dismissed", "Sans suite"


class JoinRequestQuerySet(PortalQuerySet):
    """Named questions on requests to join a case."""

    def open(self) -> Self:
        """Narrow to those that wait for an answer, on cases that this portal still holds; oldest first."""
        held = Placement.objects.all().present()
        return self.filter(closed_at=None, placement__in=held).order_by("asked_at", "pk")


class JoinRequest(PortalModel):
    """A request to the portal's team, who alone see which case it is about."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    project_name = models.CharField("projet", max_length=128, blank=True)
    message = models.TextField("message")
    asked_at = models.DateTimeField(default=clock.now, editable=False)
    closed_at = models.DateTimeField(null=True, editable=False)
    answer = models.CharField("réponse", max_length=10, choices=JoinAnswer.choices, blank=True, editable=False)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(JoinRequestQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "person"],
                condition=models.Q(closed_at=None),
                name="submission_one_open_request_per_case",
            ),
            models.CheckConstraint(
                condition=models.Q(closed_at=None, answer="")
                | models.Q(closed_at__isnull=False) & ~models.Q(answer=""),
                name="submission_closed_request_is_answered",
            ),
        ]
