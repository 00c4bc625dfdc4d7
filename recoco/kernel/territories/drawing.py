"""Draws outlines as the paths of an SVG map: a flat picture of a small part of the Earth.

The projection is equirectangular, true at the latitude of the middle: within a département (200 km), distances are
wrong by less than a hundredth, which no reader of a map of 400 points sees. One unit of the picture is one pixel of a
map shown at its full width.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from math import cos, radians

from .coordinates import Point
from .outlines import Box, outlines, outlines_from_afar

KM_PER_DEGREE = 111.2
WIDTH = 400
TALLEST = 440
# Of the département's size, around it.
MARGIN = 0.06
SCALES_KM = (1, 2, 5, 10, 20, 50, 100, 200, 500)
# From this width on, a kilometre and a half is less than a pixel or two.
AFAR_KM = 500


@dataclass(frozen=True, slots=True)
class Frame:
    """What part of the Earth a picture shows, and how.

    :param unit: degrees of latitude in one unit of the picture.
    :param squeeze: degrees of latitude that are as long as one of longitude.
    """

    north: float
    west: float
    width: int
    height: int
    unit: float
    squeeze: float

    @classmethod
    def around(cls, box: Box) -> "Frame":
        """Return the frame that shows all of *box*, with a margin."""
        middle = box.middle
        squeeze = cos(radians(middle.latitude))
        across, along = (box.east - box.west) * squeeze, box.north - box.south
        margin = MARGIN * max(across, along)
        across, along = across + 2 * margin, along + 2 * margin
        unit = max(across / WIDTH, along / TALLEST)
        width, height = round(across / unit), round(along / unit)
        return cls(box.north + margin, box.west - margin / squeeze, width, height, unit, squeeze)

    @classmethod
    def centred(cls, point: Point, kilometres: float, height: int = WIDTH * 3 // 4) -> "Frame":
        """Return the frame *kilometres* wide around *point*.

        :param height: of the picture; three quarters of its width unless said.
        """
        unit = kilometres / KM_PER_DEGREE / WIDTH
        squeeze = cos(radians(point.latitude))
        west = point.longitude - unit * WIDTH / 2 / squeeze
        return cls(point.latitude + unit * height / 2, west, WIDTH, height, unit, squeeze)

    @property
    def box(self) -> Box:
        """The part of the Earth."""
        south, east = self.north - self.height * self.unit, self.west + self.width * self.unit / self.squeeze
        return Box(south, self.west, self.north, east)

    @property
    def kilometres(self) -> float:
        """How wide it is, through its middle."""
        return self.width * self.unit * KM_PER_DEGREE

    def place(self, point: Point) -> tuple[int, int]:
        """Return where *point* is in the picture, from its top left corner."""
        across = (point.longitude - self.west) * self.squeeze / self.unit
        return round(across), round((self.north - point.latitude) / self.unit)

    @property
    def scale(self) -> tuple[int, int]:
        """Return a round number of kilometres, and its length in the picture: at most a third of it."""
        per_kilometre = 1 / KM_PER_DEGREE / self.unit
        fitting = [one for one in SCALES_KM if one * per_kilometre <= self.width / 3]
        kilometres = fitting[-1] if fitting else SCALES_KM[0]
        return kilometres, round(kilometres * per_kilometre)


@dataclass(frozen=True, slots=True)
class Picture:
    """A frame with the outlines in it.

    :param land: path of the département that matters.
    :param around: path of all others that the frame shows.
    """

    frame: Frame
    land: str
    around: str


@lru_cache(maxsize=128)
def picture_of(code: str) -> Picture | None:
    """Return the picture of a département, None when its outline is not known."""
    outline = outlines().get(code)
    return draw(Frame.around(outline.box), code) if outline else None


def draw(frame: Frame, code: str) -> Picture:
    """Return the outlines that *frame* shows, that of the département *code* apart."""
    drawn = _paths(frame)
    return Picture(frame, drawn.pop(code, ""), "".join(drawn.values()))


@lru_cache(maxsize=64)
def draw_all(frame: Frame) -> Picture:
    """Return the outlines that *frame* shows, all alike."""
    return Picture(frame, "".join(_paths(frame).values()), "")


def _paths(frame: Frame) -> dict[str, str]:
    shown, known = frame.box, outlines_from_afar() if frame.kilometres > AFAR_KM else outlines()
    return {one.code: _path(one.rings, frame) for one in known.values() if one.box.meets(shown)}


def _path(rings: tuple[tuple[Point, ...], ...], frame: Frame) -> str:
    """Write rings as one path in whole units; points that fall on the same one are one point."""
    path = []
    for ring in rings:
        placed = [frame.place(point) for point in ring]
        steps = [
            (x - before_x, y - before_y)
            for (before_x, before_y), (x, y) in pairwise(placed)
            if (x, y) != (before_x, before_y)
        ]
        if len(steps) > 2:
            path.append(f"M{placed[0][0]} {placed[0][1]}l" + "".join(map(_step, steps)) + "z")
    return "".join(path)


def _step(step: tuple[int, int]) -> str:
    across, down = step
    return f"{across if across < 0 else f' {across}'}{down if down < 0 else f' {down}'}"
