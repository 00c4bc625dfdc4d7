"""Named questions on placements."""

from typing import Self

from django.db.models import F, Q

from recoco.domain.cases.roles import with_roles_of, within
from recoco.domain.cases.statuses import ACCEPTED, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals.querysets import PortalQuerySet


class PlacementQuerySet(PortalQuerySet):
    """Lists, counts and exports of cases all start from here."""

    def with_case(self) -> Self:
        """Load the case and its commune in the same query."""
        return self.select_related("case__commune__departement", "portal")

    def visible_to(self, actor: Actor) -> Self:
        """Narrow to the placements that *actor* may view, their roles annotated."""
        return with_roles_of(self, actor).filter(within(actor, Permission.CASE_VIEW))

    def to_moderate(self) -> Self:
        """Narrow to what waits for a decision, oldest first."""
        return self.filter(status=Status.SUBMITTED).order_by("submitted_at", "pk")

    def accepted(self) -> Self:
        """Narrow to what was accepted here."""
        return self.filter(status__in=ACCEPTED)

    def holding(self) -> Self:
        """Narrow to the placements that let their portal write the case: its own, or one it has accepted.

        A case merely proposed here, or refused, is visible but not writable.
        """
        return self.filter(Q(case__origin_id=F("portal_id")) | Q(status__in=ACCEPTED))
