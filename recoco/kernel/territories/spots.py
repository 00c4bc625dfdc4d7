"""Counts at places, added together where a map could not tell them apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from .coordinates import Point
from .drawing import Frame
from .outlines import Box
from .wording import at, of

# Nearer than this, in units of the picture, two are one: on a phone, a unit is a little less than a pixel.
APART = 34
# In degrees: ten metres.
SAME = 1e-4


@dataclass(frozen=True, slots=True)
class Spot:
    """What is counted at a place, or around it.

    :param point: the middle.
    :param count: one at least.
    :param box: holds all of it.
    :param name: of the place; empty when nobody knows.
    :param weight: decides between two names: the population.
    :param number: of the only thing counted, for its address; of any when there are several.
    :param title: of the only thing counted.
    """

    point: Point
    count: int
    box: Box
    name: str = ""
    weight: int = 0
    number: int = 0
    title: str = ""

    @classmethod
    def at(cls, point: Point, count: int, name: str, weight: int = 0) -> "Spot":
        """Return what is counted at one exact place."""
        return cls(point, count, Box.of(point), name, weight)

    @property
    def is_one_place(self) -> bool:
        """Whether no closer look would tell its parts apart."""
        return self.box.north - self.box.south < SAME and self.box.east - self.box.west < SAME

    @property
    def where(self) -> str:
        """« à Valenciennes », « autour de Valenciennes », or nothing."""
        if not self.name:
            return ""
        return at(self.name) if self.is_one_place else f"autour {of(self.name)}"

    def joined(self, other: "Spot") -> "Spot":
        """Return the two together, where this one is, named after the larger place."""
        named = max(self, other, key=lambda spot: (spot.weight, spot.name))
        return Spot(self.point, self.count + other.count, self.box.joined(other.box), named.name, named.weight)


def gathered(spots: Iterable[Spot], frame: Frame) -> list[Spot]:
    """Return *spots* from north to south, each larger one with the smaller that it would cover in *frame*.

    Nothing is moved: the largest of each group stays where it is. The same spots give the same groups.
    """
    kept: list[Spot] = []
    for spot in sorted(spots, key=lambda spot: (-spot.count, spot.point)):
        near = next((rank for rank, other in enumerate(kept) if _touch(spot, other, frame)), None)
        if near is None:
            kept.append(spot)
        else:
            kept[near] = kept[near].joined(spot)
    return sorted(kept, key=lambda spot: (-spot.point.latitude, spot.point.longitude))


def _touch(one: Spot, other: Spot, frame: Frame) -> bool:
    down = (one.point.latitude - other.point.latitude) / frame.unit
    across = (one.point.longitude - other.point.longitude) * frame.squeeze / frame.unit
    return down * down + across * across < APART * APART
