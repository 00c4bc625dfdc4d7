"""The surroundings of a commune on a map: close enough to point at a place, with the town halls around to find it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from .backgrounds import Background
from .coordinates import Point
from .drawing import WIDTH, Frame, Picture, draw
from .mapping import Mark, town_hall_of
from .models import Commune
from .rooms import LETTER, LINE, Room
from .tiling import Tile, tiles_under

USUAL_KM = 20
# A point further from the town hall widens the map so that both are on it.
REACH = 2.6
MOST_KM = 300
MOST_NAMES = 14


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A map around a town hall.

    :param marks: the town hall first, then those of the largest communes around whose names do not overlap.
    :param point: where the place is now, if it has an exact point on this map.
    """

    commune: Commune
    picture: Picture
    marks: tuple[Mark, ...]
    point: tuple[int, int] | None
    tiles: tuple[Tile, ...] = ()


def surroundings_of(
    commune: Commune | None,
    point: Point | None = None,
    *,
    kilometres: int | None = None,
    background: Background | None = None,
) -> Surroundings | None:
    """Return the map around the town hall of *commune*, None when nobody knows where it is; one query.

    :param point: the exact place, shown too.
    :param kilometres: how wide it is, its exact place in the middle; by default, so that both are on it.
    :param background: a tile service whose pictures are under it.
    """
    town_hall = town_hall_of(commune) if commune else None
    if commune is None or town_hall is None:
        return None
    away = town_hall.distance_to(point) if point else 0
    if kilometres:
        frame = Frame.centred(point if point and away < MOST_KM else town_hall, kilometres)
    else:
        frame = Frame.centred(town_hall, min(MOST_KM, max(USUAL_KM, away * REACH)))
    placed = frame.place(point) if point and frame.box.holds(point) else None
    picture = draw(frame, commune.departement.code)
    marks = _marks(frame, [commune, *_around(frame, commune)])
    return Surroundings(commune, picture, marks, placed, tiles_under(frame, background))


def _around(frame: Frame, commune: Commune) -> Iterable[Commune]:
    shown = frame.box
    near = Commune.objects.current().filter(
        latitude__range=(shown.south, shown.north), longitude__range=(shown.west, shown.east)
    )
    largest = near.exclude(pk=commune.pk).order_by(F("population").desc(nulls_last=True), "pk")
    return largest.only("name", "latitude", "longitude")[: MOST_NAMES * 3]


def _marks(frame: Frame, communes: Iterable[Commune]) -> tuple[Mark, ...]:
    kept: list[Mark] = []
    taken: list[Room] = []
    picture = Room(0, 0, frame.width, frame.height)
    for commune in communes:
        point = town_hall_of(commune)
        if point is None or len(kept) == MOST_NAMES:
            continue
        x, y = frame.place(point)
        mark = Mark(x, y, commune.name, end=x > WIDTH / 2)
        room = _room(mark)
        if (room.within(picture) or not kept) and not any(room.meets(other) for other in taken):
            kept.append(mark)
            taken.append(room)
    return tuple(kept)


def _room(mark: Mark) -> Room:
    length = 16 + len(mark.name) * LETTER
    left = mark.x - length if mark.end else mark.x - 6
    return Room(left, mark.y - LINE / 2, left + length + 6, mark.y + LINE / 2)
