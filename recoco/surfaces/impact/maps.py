"""Where the accompanied cases are: a circle by département of the mainland and Corsica. The table says all of them."""

from recoco.kernel.territories.areas import FRANCE, Area, area_of, frame_around
from recoco.kernel.territories.outlines import outlines
from recoco.kernel.territories.spots import Spot
from recoco.kernel.ui.french import NBSP, counted
from recoco.surfaces.impact.breakdowns import Breakdown

DEPARTEMENTS = "departements"


def map_of(breakdowns: list[Breakdown]) -> Area | None:
    """Return the map of the cases by département; none where there is nothing to place."""
    (departements,) = (one for one in breakdowns if one.key == DEPARTEMENTS)
    known = outlines()
    spots = [
        Spot.at(known[share.code].box.middle, share.counts[0], share.label)
        for share in departements.shares
        if share.code in known
    ]
    area = area_of(frame_around(FRANCE), spots, "dossier,dossiers", label=_said)
    return area if area.circles else None


def _said(spot: Spot) -> str:
    around = "" if spot.is_one_place else " et alentours"
    return f"{spot.name}{around}{NBSP}: {counted(spot.count, 'dossier accompagné', 'dossiers accompagnés')}"
