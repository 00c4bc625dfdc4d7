"""The map: the cases in view by place, the part of the country looked at, and where else to look."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from recoco.domain.cases.gathering import Presence
from recoco.kernel.territories.areas import FRANCE, Area, area_of, frame_around
from recoco.kernel.territories.backgrounds import Background, offered
from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.outlines import Box
from recoco.kernel.territories.spots import Spot
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.navigation import Link
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.looking import LISTED, PLACELESS, Looking
from recoco.surfaces.overview.mapped import presences_of, spots_in

MAINLAND = "France métropolitaine"


@dataclass(frozen=True)
class Map:
    """What the page shows.

    :param total: all the cases under the filters.
    :param count: those in the frame.
    :param placeless: those that no map can show.
    :param places: the mainland and overseas départements that have cases; empty when there is only one.
    :param moves: nearer, further, and the four sides.
    :param choices: label, address and whether it is shown, of each background that may be under it.
    :param bare: the address of the same map over none.
    """

    frame: Frame
    area: Area
    total: int
    count: int
    placeless: int
    places: Sequence[Link]
    moves: Sequence[Link]
    placeless_url: str
    choices: Sequence[tuple[str, str, bool]]
    bare: str


def map_of(filters: Filters, asked: Frame | None, background: Background | None = None) -> Map:
    """Return the map of the cases in view: three queries.

    :param asked: the frame that the address names; without it, the place with most cases.
    """
    present = presences_of(filters)
    places = _places(present)
    frame = asked or frame_around(max(places, key=lambda place: place.count).box if places else FRANCE)
    shown = spots_in(filters, frame)
    look = Looking(filters, frame, background.key if background else "")
    total = sum(one.count for one in present)
    return Map(
        frame=frame,
        area=area_of(frame, shown, "dossier,dossiers", link=look.at_spot, label=said, background=background),
        total=total,
        count=sum(spot.count for spot in shown),
        placeless=total - sum(one.placed for one in present),
        places=[look.at_box(one.name, one.box, one.count) for one in places] if len(places) > 1 or asked else [],
        moves=look.moves(),
        placeless_url=look.url(PLACELESS, LISTED),
        choices=[(one.label, look.over(one.key), one is background) for one in offered()],
        bare=look.over(""),
    )


def said(spot: Spot) -> str:
    """Say what a circle is: « Friche Lebel, à Lille », « 12 dossiers autour de Valenciennes »."""
    what = f"{spot.title}," if spot.count == 1 else counted(spot.count, "dossier", "dossiers")
    return f"{what} {spot.where}"


@dataclass(frozen=True)
class _Place:
    name: str
    count: int
    box: Box


def _places(presences: Sequence[Presence]) -> list[_Place]:
    shown = [one for one in presences if one.box]
    mainland = [one for one in shown if not one.is_overseas]
    places = [_Place(one.name, one.placed, one.box) for one in shown if one.box and one.is_overseas]
    if mainland:
        box = reduce(Box.joined, [one.box for one in mainland if one.box])
        places.insert(0, _Place(MAINLAND, sum(one.placed for one in mainland), box))
    return places
