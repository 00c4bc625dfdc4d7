"""The people on a case, asked once for each time the case is read: the frame, the team and panels all show them."""

from collections.abc import Callable
from typing import Any

from recoco.domain.cases.holding import Holding, holdings_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation


def collectivite_of(placement: Placement) -> list[CaseParticipation]:
    """Return the collectivité side of the case, the owner first."""
    rows = CaseParticipation.objects.filter(case_id=placement.case_id).order_by("-side", "pk")
    return _once(placement, "collectivite", lambda: list(rows))


def followers_of(placement: Placement) -> list[PlacementParticipation]:
    """Return the advisers and observers of this portal, in the order they came."""
    rows = (
        PlacementParticipation.objects.filter(placement=placement)
        .select_related("person__user", "person__stand_in")
        .order_by("pk")
    )
    return _once(placement, "followers", lambda: list(rows))


def portals_of(placement: Placement) -> list[Holding]:
    """Return the portals where the case is or was."""
    return _once(placement, "portals", lambda: holdings_of(placement.case))


def _once(placement: Placement, what: str, ask: Callable[[], Any]) -> Any:
    known = vars(placement).setdefault("known_people", {})
    if what not in known:
        known[what] = ask()
    return known[what]
