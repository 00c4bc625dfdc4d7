"""A case on one portal: its status there, and the history of it."""

from typing import Any, ClassVar

from django.db import models

from recoco.domain.cases.models.case import Case
from recoco.domain.cases.querysets import PlacementQuerySet
from recoco.domain.cases.roles import roles_on
from recoco.domain.cases.statuses import Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit import clock
from recoco.kernel.portals.querysets import PortalManager
from recoco.kernel.portals.scoped import PortalModel


class Placement(PortalModel):
    """What makes a case present on a portal. Written only where a case is born or proposed."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status.choices)
    version = models.PositiveIntegerField(default=1)
    submitted_at = models.DateTimeField(null=True)
    proposed_by = models.CharField("proposé par le portail", max_length=80, blank=True)
    created_at = models.DateTimeField(default=clock.now, editable=False)

    objects: ClassVar[PortalManager] = PortalManager.from_queryset(PlacementQuerySet)()

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["portal", "case"], name="cases_one_placement_per_portal"),
            models.CheckConstraint(
                condition=models.Q(status=Status.INCOMPLETE) | models.Q(submitted_at__isnull=False),
                name="cases_submission_dated",
            ),
        ]
        indexes = [
            models.Index(fields=["portal", "status", "-submitted_at"], name="cases_placement_by_status"),
            # The order of the list: a page is read without sorting all the cases of the portal.
            models.Index(fields=["portal", "-created_at", "-id"], name="cases_placement_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.case} – {self.portal}"

    def roles_of(self, actor: Actor) -> frozenset[Role]:
        """Return what *actor* is to this placement in its present state.

        No query when the placement comes from `with_roles_of(actor)`, one otherwise.
        """
        return roles_on(self, actor)

    def is_by(self, actor: Actor) -> bool:
        """Tell whether *actor* authored it: nobody authors a placement."""
        return False

    def is_about(self, actor: Actor) -> bool:
        """Tell whether it is about *actor*: their own participation is."""
        return True

    def get_absolute_url(self) -> Any:
        return self.case.get_absolute_url()


class PlacementStatus(PortalModel):
    """One status of a placement, from an instant to another: what statistics count."""

    placement = models.ForeignKey(Placement, on_delete=models.PROTECT, related_name="statuses")
    status = models.CharField(max_length=12, choices=Status.choices)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True)
    by_user_id = models.BigIntegerField(null=True)
    by_name = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta(PortalModel.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["placement"], condition=models.Q(until=None), name="cases_one_current_status"
            ),
        ]
