"""The people on a case, asked once for each time the case is read: the frame, the team and panels all show them."""

from collections.abc import Callable
from typing import Any

from recoco.domain.cases.holding import Holding, holdings_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation
from recoco.kernel.portals.preparing import prepared


def collectivite_of(placement: Placement) -> list[CaseParticipation]:
    """Return the collectivité side of the case, the owner first."""
    return _once(placement, "collectivite", lambda: _collectivite(placement.case_id))


def followers_of(placement: Placement) -> list[PlacementParticipation]:
    """Return the advisers and observers of this portal, in the order they came."""
    return _once(placement, "followers", lambda: _followers(placement.pk))


def portals_of(placement: Placement) -> list[Holding]:
    """Return the portals where the case is or was."""
    return _once(placement, "portals", lambda: holdings_of(placement.case))


@prepared
def _collectivite(case_id: int) -> Any:
    return CaseParticipation.objects.filter(case_id=case_id).order_by("-side", "pk")


@prepared
def _followers(placement_id: int) -> Any:
    rows = PlacementParticipation.objects.filter(placement_id=placement_id).order_by("pk")
    return rows.select_related("person__user", "person__stand_in")


def _once(placement: Placement, what: str, ask: Callable[[], Any]) -> Any:
    known = vars(placement).setdefault("known_people", {})
    if what not in known:
        known[what] = ask()
    return known[what]
