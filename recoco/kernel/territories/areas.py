"""A part of France with a circle wherever something is counted: the map of many dossiers, or of communes.

    area = area_of(frame_around(box), spots, "dossier,dossiers", link=lambda spot: address)
    <c-area-map :area="area" id="carte" label="Dossiers par commune" />

`spots` are counts at places (`spots.Spot`), up to some thousands: gather more of them in the database. Those whose
circles would overlap are added together, always in the same way. The picture keeps its proportions; circles and words
keep their size in pixels whatever the screen. A circle is a link when `link` gives it an address, and bears its label
in any case; the names of places are written where there is room. Say the same in a list or a table beside: nothing
should be on the map only.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from math import ceil, cos, radians

from recoco.kernel.ui.french import counted

from .backgrounds import Background
from .coordinates import Point
from .drawing import KM_PER_DEGREE, WIDTH, Frame, Picture, draw_all
from .outlines import Box
from .rooms import LETTER, LINE, Room
from .spots import Spot, gathered
from .tiling import Tile, tiles_under

HEIGHT = 360
# All of the mainland and Corsica.
FRANCE = Box(41.33, -5.15, 51.1, 9.57)
NEAREST_KM, WIDEST_KM = 4, 2_500
# Share of a picture that what it is about may fill.
FILLED = 0.86
# In pixels, by the number of digits written in the circle; what is alone is a point without digits.
ALONE = 9
RADII = {1: 13, 2: 15, 3: 18, 4: 23}
LARGEST = 28
# Pixels of a unit of the picture, where it is smallest.
PHONE = 0.8


@dataclass(frozen=True, slots=True)
class Circle:
    """A spot on the picture.

    :param left: from the left, in hundredths of the picture, as SVG reads it: « 37.50% ».
    :param top: from the top.
    :param radius: in pixels.
    :param label: « 12 dossiers autour de Valenciennes ».
    :param url: where it leads; empty when it is no link.
    :param name: of the place, to be written under it; empty when there is no room.
    """

    left: str
    top: str
    radius: int
    count: int
    label: str
    url: str
    name: str

    @property
    def below(self) -> int:
        """How far under its centre the name is written, in pixels."""
        return self.radius + LINE - 3


@dataclass(frozen=True, slots=True)
class Area:
    """The map: its outlines, and its circles from north to south."""

    frame: Frame
    picture: Picture
    circles: tuple[Circle, ...]
    tiles: tuple[Tile, ...] = ()

    @property
    def scale(self) -> tuple[int, str]:
        """A round number of kilometres, and its length in the picture."""
        kilometres, length = self.frame.scale
        return kilometres, _share(length, self.frame.width)


def area_of(
    frame: Frame,
    spots: Iterable[Spot],
    words: str,
    *,
    link: Callable[[Spot], str] = lambda spot: "",
    label: Callable[[Spot], str] | None = None,
    names_groups: bool = True,
    background: Background | None = None,
) -> Area:
    """Return the map of *spots*, without any query.

    :param words: what is counted: « dossier,dossiers ».
    :param link: gives the address of a circle, or nothing.
    :param label: says what a circle is, where its count and its place are not enough.
    :param names_groups: whether what was added together bears the name of its largest place.
    :param background: a tile service whose pictures are under it.
    """
    box = frame.box
    shown = gathered((spot for spot in spots if box.holds(spot.point)), frame)
    said = label or _label(words)
    named = _named(shown, frame, names_groups)
    circles = tuple(
        Circle(
            left=_share(x, frame.width),
            top=_share(y, frame.height),
            radius=_radius(spot),
            count=spot.count,
            label=said(spot),
            url=link(spot),
            name=spot.name if spot in named else "",
        )
        for spot, (x, y) in ((spot, frame.place(spot.point)) for spot in shown)
    )
    return Area(frame, draw_all(frame), circles, tiles_under(frame, background))


def frame_around(box: Box) -> Frame:
    """Return the frame that holds all of *box* well inside: a whole number of kilometres wide."""
    middle = box.middle
    across = (box.east - box.west) * cos(radians(middle.latitude))
    down = (box.north - box.south) * WIDTH / HEIGHT
    return frame_at(middle, ceil(max(across, down) * KM_PER_DEGREE / FILLED))


def frame_at(middle: Point, kilometres: int) -> Frame:
    """Return the frame so many kilometres wide, or the nearest or the widest of all."""
    return Frame.centred(middle, min(WIDEST_KM, max(NEAREST_KM, kilometres)), HEIGHT)


def _label(words: str) -> Callable[[Spot], str]:
    one, many = words.split(",")
    return lambda spot: f"{counted(spot.count, one, many)} {spot.where}".rstrip()


def _radius(spot: Spot) -> int:
    return ALONE if spot.count == 1 else RADII.get(len(str(spot.count)), LARGEST)


def _named(spots: list[Spot], frame: Frame, names_groups: bool) -> set[Spot]:
    """Choose those whose name has room under their circle on a phone too, the most numerous first."""
    placed = {spot: tuple(PHONE * side for side in frame.place(spot.point)) for spot in spots}
    picture = Room(0, 0, PHONE * frame.width, PHONE * frame.height)
    taken = [Room.around(x, y, 2 * _radius(spot), 2 * _radius(spot)) for spot, (x, y) in placed.items()]
    named = set()
    for spot in sorted(spots, key=lambda spot: (-spot.count, -spot.weight, spot.point)):
        x, y = placed[spot]
        room = Room.around(x, y + _radius(spot) + LINE / 2, len(spot.name) * LETTER, LINE)
        may = spot.name and (names_groups or spot.is_one_place)
        if may and room.within(picture) and not any(room.meets(other) for other in taken):
            named.add(spot)
            taken.append(room)
    return named


def _share(length: float, whole: int) -> str:
    return f"{100 * length / whole:.2f}%"
