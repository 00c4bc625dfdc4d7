"""The outlines of the départements, read once from the shipped file and kept in memory."""

import json
from dataclasses import dataclass
from functools import cache

from .coordinates import Point
from .shipped_files import shipped_outlines


@dataclass(frozen=True, slots=True)
class Box:
    """A part of the Earth between two parallels and two meridians, in degrees."""

    south: float
    west: float
    north: float
    east: float

    @classmethod
    def of(cls, *points: Point) -> "Box":
        """Return the smallest that holds some points, one at least."""
        north, east = [point.latitude for point in points], [point.longitude for point in points]
        return cls(min(north), min(east), max(north), max(east))

    @property
    def middle(self) -> Point:
        """Its centre."""
        return Point((self.south + self.north) / 2, (self.west + self.east) / 2)

    def meets(self, other: "Box") -> bool:
        """Tell whether the two have a place in common."""
        apart = self.north < other.south or other.north < self.south
        return not (apart or self.east < other.west or other.east < self.west)

    def joined(self, other: "Box") -> "Box":
        """Return the smallest that holds both."""
        south, west = min(self.south, other.south), min(self.west, other.west)
        return Box(south, west, max(self.north, other.north), max(self.east, other.east))

    def holds(self, point: Point) -> bool:
        """Tell whether *point* is in it."""
        return self.south <= point.latitude <= self.north and self.west <= point.longitude <= self.east


@dataclass(frozen=True, slots=True)
class Outline:
    """A département's: rings of points, and the box that holds them."""

    code: str
    box: Box
    rings: tuple[tuple[Point, ...], ...]


def outlines() -> dict[str, Outline]:
    """Return the outlines by the département's code; the overseas collectivities have none."""
    return _read("departements")


def outlines_from_afar() -> dict[str, Outline]:
    """Return the same with a third of the points: for maps wider than a région."""
    return _read("departements_de_loin")


@cache
def _read(name: str) -> dict[str, Outline]:
    features = json.loads(shipped_outlines(name))["features"]
    return {feature["id"]: _outline(feature["id"], feature["geometry"]) for feature in features}


def _outline(code: str, geometry: dict) -> Outline:
    polygons = geometry["coordinates"] if geometry["type"] == "MultiPolygon" else [geometry["coordinates"]]
    rings = tuple(tuple(Point(north, east) for east, north in ring) for polygon in polygons for ring in polygon)
    return Outline(code, Box.of(*(point for ring in rings for point in ring)), rings)
