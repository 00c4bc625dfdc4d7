"""The people on a case, asked once for each time the case is read: the frame, the team and panels all show them."""

from collections.abc import Callable
from typing import Any

from recoco.domain.cases.holding import Holding, holdings_of, holdings_of_all
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


def ask_together(*placements: Placement) -> None:
    """Ask all that of some placements of one portal at once, for a page that shows several: three queries."""
    people = list(_members().filter(case_id__in=[one.case_id for one in placements]))
    followers = list(_following().filter(placement__in=placements))
    holdings = holdings_of_all([one.case for one in placements])
    for one in placements:
        vars(one)["known_people"] = {
            "collectivite": [row for row in people if row.case_id == one.case_id],
            "followers": [row for row in followers if row.placement_id == one.pk],
            "portals": holdings[one.case_id],
        }


def _members() -> Any:
    return CaseParticipation.objects.order_by("-side", "pk")


def _following() -> Any:
    return PlacementParticipation.objects.order_by("pk").select_related("person__user", "person__stand_in")


@prepared
def _collectivite(case_id: int) -> Any:
    return _members().filter(case_id=case_id)


@prepared
def _followers(placement_id: int) -> Any:
    return _following().filter(placement_id=placement_id)


def _once(placement: Placement, what: str, ask: Callable[[], Any]) -> Any:
    known = vars(placement).setdefault("known_people", {})
    if what not in known:
        known[what] = ask()
    return known[what]
