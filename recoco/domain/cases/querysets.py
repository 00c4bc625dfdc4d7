"""Named questions on placements."""

from typing import Any, Self

from django.db.models import F, Q

from recoco.domain.cases.roles import with_roles_of, within
from recoco.domain.cases.statuses import ACCEPTED, ON_BOARD, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals import scope
from recoco.kernel.portals.querysets import PortalManager, PortalQuerySet


class PlacementQuerySet(PortalQuerySet):
    """Lists, counts and exports of cases all start from here."""

    def with_case(self) -> Self:
        """Load the case and its commune in the same query; the portal too, for whoever reads several."""
        placements = self.select_related("case__commune__departement")
        return placements if scope.portal_here() else placements.select_related("portal")

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the placements that *actor* may view, their roles annotated."""
        return with_roles_of(self.present(), actor).filter(within(actor, Permission.CASE_VIEW))

    def present(self) -> Self:
        """Narrow to the placements that show their case: neither withdrawn, nor a proposal that was refused."""
        return self.filter(withdrawn_at=None).exclude(~Q(proposed_by=""), status=Status.REFUSED)

    def to_moderate(self) -> Self:
        """Narrow to what waits for a decision, oldest first."""
        waiting = self.filter(status=Status.SUBMITTED, withdrawn_at=None, archived_at=None)
        return waiting.order_by("submitted_at", "pk")

    def accepted(self) -> Self:
        """Narrow to what was accepted here."""
        return self.filter(status__in=ACCEPTED, withdrawn_at=None)

    def on_board(self) -> Self:
        """Narrow to what is being advised: the columns of the board."""
        return self.filter(status__in=ON_BOARD, archived_at=None, withdrawn_at=None)

    def holding(self) -> Self:
        """Narrow to the placements that let their portal write the case: its own, or one it has accepted.

        A case merely proposed here, or refused, is visible but not writable.
        """
        return self.filter(Q(case__origin_id=F("portal_id")) | Q(status__in=ACCEPTED), withdrawn_at=None)


class PlacementManager(PortalManager.from_queryset(PlacementQuerySet)):  # type: ignore[misc]
    """Where every question about placements starts."""

    def visible_to(self, actor: Actor) -> PlacementQuerySet:
        """Narrow to the placements that *actor* may view, their roles annotated.

        Built once for an actor, asked each time: Django takes longer to write it than a database to answer it.
        """
        known: dict[str, Any] = vars(actor)
        if "visible_placements" not in known:
            known["visible_placements"] = self.get_queryset().visible_to(actor)
        found: PlacementQuerySet = known["visible_placements"]
        return found.all()
