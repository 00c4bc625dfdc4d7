"""What passed from somebody to somebody else in one gesture, and how long a dossier had nobody to reach."""

from typing import Any, ClassVar, Self

from django.db import models
from django.urls import reverse

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet
from recoco.kernel.portals.scoped import PortalModel


class HandOverQuerySet(PortalQuerySet):
    """Named questions on hand-overs."""

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to those of which *actor* reads the brief: all for the team, else what was passed to them."""
        return self if actor.may(Permission.CASE_MODERATE) else self.filter(taker=actor.person)

    def standing_in(self) -> Self:
        """Narrow to those that last as long as an absence, and are not over."""
        return self.filter(until__isnull=False, ended_at=None)

    def with_people(self) -> Self:
        """Load who gave and who took in the same query, newest first."""
        return self.select_related("giver", "taker").order_by("-at", "-pk")


class HandOver(PortalModel):
    """The dossiers of one person, passed to another."""

    giver = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    taker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    message = models.TextField("votre mot", blank=True)
    until = models.DateField(null=True)  # the last day of an absence: the giver stays, the taker leaves afterwards
    ended_at = models.DateTimeField(null=True)
    at = models.DateTimeField(default=clock.now, editable=False)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(HandOverQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(giver=models.F("taker")), name="continuity_passed_to_somebody_else"
            ),
        ]
        indexes = [
            models.Index(
                fields=["giver"],
                condition=models.Q(until__isnull=False, ended_at=None),
                name="continuity_standing_in_for",
            ),
            models.Index(fields=["giver", "-at"], name="continuity_given_by"),
            models.Index(fields=["taker", "-at"], name="continuity_taken_by"),
        ]

    def get_absolute_url(self) -> Any:
        return reverse("continuity:brief", args=[self.pk])


class HandedCase(PortalModel):
    """A dossier among those passed.

    `is_new`: the taker did not follow it before; `todos`, `drafts`: what passed with it.
    """

    hand_over = models.ForeignKey(HandOver, on_delete=models.PROTECT, related_name="cases")
    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(max_length=8, choices=PlacementRole.choices)
    is_new = models.BooleanField()
    todos = models.PositiveIntegerField(default=0)
    drafts = models.PositiveIntegerField(default=0)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["hand_over", "placement"], name="continuity_case_once_in_a_hand_over"),
        ]


class Lacking(models.TextChoices):
    """Whom an active dossier has to have, and may lack."""

    OWNER = "owner", "Référent·e joignable"
    ADVISER = "adviser", "Conseiller·ère joignable"


class Lapse(PortalModel):
    """A time during which an active dossier had nobody to reach on one side, from a night to another."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="+")
    lacking = models.CharField(max_length=8, choices=Lacking.choices)
    since = models.DateTimeField(default=clock.now)
    until = models.DateTimeField(null=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["placement", "lacking"],
                condition=models.Q(until=None),
                name="continuity_one_current_lapse_of_a_kind",
            ),
        ]
