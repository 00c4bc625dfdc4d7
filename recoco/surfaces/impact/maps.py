"""Where the accompanied cases are: a circle by département, the mainland first, then each overseas one on its own."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoco.kernel.territories.areas import FRANCE, Area, area_of, frame_around
from recoco.kernel.territories.outlines import Box, outlines
from recoco.kernel.territories.spots import Spot
from recoco.kernel.ui.french import NBSP, counted
from recoco.surfaces.impact.breakdowns import Breakdown, Share

DEPARTEMENTS = "departements"
MAINLAND = "France métropolitaine"


@dataclass(frozen=True)
class Map:
    """One picture.

    :param name: of what it shows.
    :param key: its name for the page.
    """

    name: str
    key: str
    area: Area

    @property
    def is_mainland(self) -> bool:
        """Whether it shows many départements."""
        return self.name == MAINLAND


def maps_of(breakdowns: list[Breakdown]) -> list[Map]:
    """Return the maps of the cases by département; none where there is nothing to place."""
    (departements,) = (one for one in breakdowns if one.key == DEPARTEMENTS)
    known = outlines()
    placed = [share for share in departements.shares if share.code in known]
    mainland = [share for share in placed if FRANCE.meets(known[share.code].box)]
    overseas = sorted((share for share in placed if share not in mainland), key=lambda share: share.code)
    maps = [Map(MAINLAND, "carte", _area(FRANCE, mainland))] if mainland else []
    return [*maps, *(Map(one.label, f"carte-{one.code}", _area(known[one.code].box, [one])) for one in overseas)]


def _area(box: Box, shares: Iterable[Share]) -> Area:
    known = outlines()
    spots = [Spot.at(known[share.code].box.middle, share.counts[0], share.label) for share in shares]
    return area_of(frame_around(box), spots, "dossier,dossiers", label=_said, names_groups=False)


def _said(spot: Spot) -> str:
    around = "" if spot.is_one_place else " et alentours"
    return f"{spot.name}{around}{NBSP}: {counted(spot.count, 'dossier accompagné', 'dossiers accompagnés')}"
