"""The squares of a tile service under a map of ours, whose projection is another: each is stretched to its own corners.

Between its corners a square is off by less than a hundredth of its side, on the widest map of all: five pixels, where a
circle is nine at least. On the map of a commune nothing is seen of it.
"""

from dataclasses import dataclass
from math import atan, degrees, floor, log2, pi, sinh

from .backgrounds import TILE, Background, pixels_of
from .coordinates import Point
from .drawing import Frame

SIDE = 150  # units of our pictures that are about as long as a square of the service is meant to be
WIDEST, NEAREST = 3, 18
OVERLAP = 0.2  # units: no line between two squares


@dataclass(frozen=True, slots=True)
class Tile:
    """A picture of the service, and the part of ours that it covers."""

    url: str
    x: float
    y: float
    width: float
    height: float


def tiles_under(frame: Frame, background: Background | None) -> tuple[Tile, ...]:
    """Return the squares that cover *frame*; none without a background."""
    if background is None:
        return ()
    zoom = min(NEAREST, max(WIDEST, round(log2(360 * frame.squeeze / (frame.unit * SIDE)))))
    across, down = _squares(frame, zoom)
    most = 2**zoom
    lefts = {x: (360 * x / most - 180 - frame.west) * frame.squeeze / frame.unit for x in (*across, across.stop)}
    tops = {y: (frame.north - _latitude(y / most)) / frame.unit for y in (*down, down.stop)}
    return tuple(
        Tile(
            background.tile.format(z=zoom, x=x % most, y=y),
            round(lefts[x], 1),
            round(tops[y], 1),
            round(lefts[x + 1] - lefts[x] + OVERLAP, 1),
            round(tops[y + 1] - tops[y] + OVERLAP, 1),
        )
        for y in down
        for x in across
    )


def _squares(frame: Frame, zoom: int) -> tuple[range, range]:
    """Return the columns and the rows of squares that cover *frame*."""
    box = frame.box
    left, top = pixels_of(Point(box.north, box.west), zoom)
    right, bottom = pixels_of(Point(box.south, box.east), zoom)
    down = range(max(0, floor(top / TILE)), min(2**zoom, floor(bottom / TILE) + 1))
    return range(floor(left / TILE), floor(right / TILE) + 1), down


def _latitude(down: float) -> float:
    """Return the latitude of a share of the height of the whole Earth (Web Mercator)."""
    return degrees(atan(sinh(pi * (1 - 2 * down))))
