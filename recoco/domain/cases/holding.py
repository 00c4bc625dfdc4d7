"""The portals that hold a case: what each of them, and the collectivité, may know of the others."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from recoco.domain.cases.models import Case, Placement, Status
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState
from recoco.kernel.portals.preparing import prepared


@dataclass(frozen=True)
class Holding:
    """A case on one of its portals, as the others see it.

    :param status: there; what the portal's team does with it is nobody else's.
    """

    portal: Portal
    status: Status
    is_origin: bool
    is_withdrawn: bool
    sender: str
    objected: bool
    objection: str

    @property
    def is_accepted(self) -> bool:
        """Whether its advisers may read the case."""
        return self.status in ACCEPTED and not self.is_withdrawn

    @property
    def is_waiting(self) -> bool:
        """Whether the portal has still to say if it takes the case."""
        return self.status == Status.SUBMITTED and not self.is_withdrawn

    @property
    def is_refused(self) -> bool:
        """Whether the portal has said no."""
        return self.status == Status.REFUSED and not self.is_withdrawn

    @property
    def may_be_objected(self) -> bool:
        """Whether the owner may still say that they do not want it there."""
        return not self.is_origin and not self.objected and not self.is_withdrawn and not self.is_refused

    @property
    def words(self) -> str:
        """What everybody on the case may know of it there."""
        if self.is_withdrawn:
            return "retiré"
        if self.is_waiting:
            return "proposé, sans réponse" if self.sender else "à modérer"
        if self.is_refused:
            return "refusé"
        return "clos" if self.status == Status.CLOSED else "accepté"

    @property
    def may_be_proposed(self) -> bool:
        """Whether the case may be proposed there again: it left, or was refused, and its owner did not object."""
        return not self.is_origin and not self.objected and (self.is_withdrawn or self.is_refused)


def holdings_of(case: Case) -> list[Holding]:
    """Return the portals where *case* is or was, the one where it was brought first: one query."""
    with scope.everywhere("the pages of a case name the portals that hold it"):
        return _held(case, _placements(case.pk))


def holdings_of_all(cases: Collection[Case]) -> dict[int, list[Holding]]:
    """Return the same of each of some *cases*: one query for all."""
    with scope.everywhere("the pages of a case name the portals that hold it"):
        rows = list(Placement.objects.filter(case__in=cases).select_related("portal").order_by("pk"))
    return {case.pk: _held(case, [row for row in rows if row.case_id == case.pk]) for case in cases}


def _held(case: Case, rows: Iterable[Any]) -> list[Holding]:
    found = [
        Holding(
            portal=row.portal,
            status=Status(row.status),
            is_origin=row.portal_id == case.origin_id,
            is_withdrawn=row.withdrawn_at is not None,
            sender=row.proposed_by,
            objected=row.objected_at is not None,
            objection=row.objection,
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: not one.is_origin)


@prepared
def _placements(case_id: int) -> Any:
    return Placement.objects.filter(case_id=case_id).select_related("portal").order_by("pk")


def portals_to_propose(holdings: Iterable[Holding]) -> Any:
    """Return the portals online that a case held so may be proposed to, by name."""
    taken = [one.portal.pk for one in holdings if not one.may_be_proposed]
    return Portal.objects.filter(state=PortalState.ONLINE).exclude(pk__in=taken).order_by("name")
