"""The map: the cases in view by place, the part of the country looked at, and where else to look."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from math import isfinite
from typing import Any

from recoco.domain.cases.gathering import (
    Lens,
    Presence,
    by_cell,
    by_departement,
    located,
    placeless,
    presences,
    spots,
)
from recoco.domain.cases.models import Case
from recoco.kernel.territories.areas import FRANCE, NEAREST_KM, WIDEST_KM, Area, area_of, frame_around, frame_at
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.outlines import Box
from recoco.kernel.territories.spots import Spot
from recoco.kernel.ui.french import counted
from recoco.kernel.ui.navigation import Link
from recoco.surfaces.overview.filters.asking import under_filters
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.paging import Part, part_of

FRAME = "cadre"
PLACELESS = "sans-lieu"
LISTED = "dossiers-en-vue"
MAINLAND = "France métropolitaine"
# Share of the picture by which an arrow moves it.
STEP = 0.5


@dataclass(frozen=True)
class Map:
    """What the page shows.

    :param total: all the cases under the filters.
    :param count: those in the frame.
    :param placeless: those that no map can show.
    :param places: the mainland and overseas départements that have cases; empty when there is only one.
    :param moves: nearer, further, and the four sides.
    """

    frame: Frame
    area: Area
    total: int
    count: int
    placeless: int
    places: Sequence[Link]
    moves: Sequence[Link]
    placeless_url: str


def map_of(filters: Filters, asked: Frame | None) -> Map:
    """Return the map of the cases in view: three queries.

    :param asked: the frame that the address names; without it, the place with most cases.
    """
    present = presences(_by_departement(filters))
    places = _places(present)
    frame = asked or frame_around(max(places, key=lambda place: place.count).box if places else FRANCE)
    shown = spots(_by_cell(filters, *Lens.of(frame).values()))
    look = Looking(filters, frame)
    total = sum(one.count for one in present)
    return Map(
        frame=frame,
        area=area_of(frame, shown, "dossier,dossiers", link=look.at_spot, label=said),
        total=total,
        count=sum(spot.count for spot in shown),
        placeless=total - sum(one.placed for one in present),
        places=[look.at_place(one) for one in places] if len(places) > 1 or asked else [],
        moves=look.moves(),
        placeless_url=look.url(PLACELESS, LISTED),
    )


def in_frame(filters: Filters, frame: Frame, first: int, beyond: int) -> Part:
    """Return the cases of a frame between two ranks, in the order asked: one query."""
    return _in_frame(filters, *Lens.of(frame).values(), first=first, beyond=beyond)


def on_no_map(filters: Filters, first: int, beyond: int) -> Part:
    """Return the cases that no map can show between two ranks, in the order asked: one query."""
    return _on_no_map(filters, first=first, beyond=beyond)


@under_filters
def _in_frame(filters: Filters, *lens: Any, first: int, beyond: int) -> Any:
    return part_of(located(filters.placements()).filter(Lens(*lens).shows()), filters, first, beyond)


@under_filters
def _on_no_map(filters: Filters, *, first: int, beyond: int) -> Any:
    return part_of(located(filters.placements()).filter(placeless()), filters, first, beyond)


@under_filters
def _by_departement(filters: Filters) -> Any:
    return by_departement(filters.placements())


@under_filters
def _by_cell(filters: Filters, *lens: Any) -> Any:
    return by_cell(filters.placements(), Lens(*lens))


def read_frame(text: str) -> Frame | None:
    """Read « 50.363,3.508,40 »: the middle, and how many kilometres wide; None for anything else."""
    try:
        latitude, longitude, kilometres = (float(part) for part in text[:60].split(","))
    except ValueError:
        return None
    if not isfinite(kilometres) or not (-85 <= latitude <= 85 and -180 <= longitude <= 180):
        return None
    return frame_at(Point(latitude, longitude), round(min(WIDEST_KM, max(NEAREST_KM, kilometres))))


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


@dataclass(frozen=True)
class Looking:
    """The addresses that look elsewhere at the same cases."""

    filters: Filters
    frame: Frame

    def url(self, frame: str, to: str = "carte") -> str:
        """Return the address of a frame."""
        return f"?{self.filters.query()}&{FRAME}={frame}#{to}"

    def at(self, frame: Frame) -> str:
        """Return the address of a frame."""
        middle = frame.box.middle
        return self.url(f"{middle.latitude:.4f},{middle.longitude:.4f},{round(frame.kilometres)}")

    def at_place(self, place: _Place) -> Link:
        """Return the way to a place, with how many cases it has."""
        return Link(place.name, self.at(frame_around(place.box)), badge=place.count)

    def at_spot(self, spot: Spot) -> str:
        """Return where a circle leads: the case when it is alone, a closer look, or the list when none is closer."""
        if spot.count == 1:
            return Case(pk=spot.number, name=spot.title).get_absolute_url()
        if self.frame.kilometres <= NEAREST_KM + 0.5:
            return f"#{LISTED}"
        closer = frame_around(spot.box)
        half = int(self.frame.kilometres / 2)
        return self.at(closer if closer.kilometres <= half else frame_at(closer.box.middle, half))

    def moves(self) -> list[Link]:
        """Return the six moves; those that lead nowhere have no address."""
        frame, middle, width = self.frame, self.frame.box.middle, round(self.frame.kilometres)
        up = frame.height * frame.unit * STEP
        across = frame.width * frame.unit / frame.squeeze * STEP
        nearer = self.at(frame_at(middle, width // 2)) if width > NEAREST_KM else ""
        further = self.at(frame_at(middle, width * 2)) if width < WIDEST_KM else ""
        sides = [
            ("Nord", "up", up, 0.0),
            ("Sud", "down", -up, 0.0),
            ("Ouest", "left", 0.0, -across),
            ("Est", "right", 0.0, across),
        ]
        return [
            Link("Rapprocher", nearer, icon="add-line"),
            Link("Éloigner", further, icon="subtract-line"),
            *(
                Link(
                    name,
                    self.at(frame_at(Point(middle.latitude + north, middle.longitude + east), width)),
                    icon=f"arrow-{icon}-line",
                )
                for name, icon, north, east in sides
            ),
        ]
