"""Simplifies outlines that share borders, and keeps them shared: what a map of the whole country needs.

Rings are cut where more than two borders meet; each piece is then simplified once (Douglas-Peucker), always in the
same direction, so that two neighbours keep the very same line.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, hypot, radians

type Pair = tuple[float, float]  # east, north, in degrees: as GeoJSON writes them
type Ring = list[Pair]

# Of a square in degrees: islets smaller than this are dropped, unless the place has nothing else.
SMALLEST = 0.0025


def simplified(places: Iterable[Sequence[Ring]], tolerance: float) -> list[list[Ring]]:
    """Return the rings of each place with fewer points.

    :param places: closed rings.
    :param tolerance: how far a border may move, in degrees of latitude.
    """
    kept = [list(rings) for rings in places]
    junctions = _junctions(ring for rings in kept for ring in rings)
    return [_large([_ring(ring, junctions, tolerance) for ring in rings]) for rings in kept]


def _junctions(rings: Iterable[Ring]) -> set[Pair]:
    """Return the points from which more than two borders leave."""
    neighbours = defaultdict(set)
    for ring in rings:
        for one, next_one in pairwise(ring):
            neighbours[one].add(next_one)
            neighbours[next_one].add(one)
    return {point for point, around in neighbours.items() if len(around) > 2}


def _ring(ring: Ring, junctions: set[Pair], tolerance: float) -> Ring:
    turning = ring[:-1]
    # A ring that no border meets is cut at its first points from west and east: the same for both its sides.
    cuts = [rank for rank, point in enumerate(turning) if point in junctions]
    if len(cuts) < 2:
        cuts = sorted({*cuts, turning.index(min(turning)), turning.index(max(turning))})
    turned = turning[cuts[0] :] + turning[: cuts[0] + 1]
    stops = [cut - cuts[0] for cut in cuts] + [len(turning)]
    path = [turned[0]]
    for start, end in pairwise(stops):
        path += _arc(turned[start : end + 1], tolerance)[1:]
    return path


def _arc(arc: Ring, tolerance: float) -> Ring:
    backwards = arc[0] > arc[-1]
    line = arc[::-1] if backwards else arc
    kept = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        start, end = waiting.pop()
        away, farthest = max(
            ((_distance(line[rank], line[start], line[end]), rank) for rank in range(start + 1, end)),
            default=(0.0, 0),
        )
        if away > tolerance:
            kept.add(farthest)
            waiting += [(start, farthest), (farthest, end)]
    chosen = [line[rank] for rank in sorted(kept)]
    return chosen[::-1] if backwards else chosen


def _distance(point: Pair, start: Pair, end: Pair) -> float:
    """Return how far *point* is from a segment, in degrees of latitude."""
    squeeze = cos(radians(point[1]))
    x, y = (point[0] - start[0]) * squeeze, point[1] - start[1]
    across, along = (end[0] - start[0]) * squeeze, end[1] - start[1]
    length = across * across + along * along
    share = min(1.0, max(0.0, (x * across + y * along) / length)) if length else 0.0
    return hypot(x - share * across, y - share * along)


def _large(rings: list[Ring]) -> list[Ring]:
    sizes = [(_area(ring), ring) for ring in rings]
    most = max(size for size, _ in sizes)
    return [ring for size, ring in sizes if size >= min(SMALLEST, most)]


def _area(ring: Ring) -> float:
    pairs = pairwise(ring)
    return abs(sum(east * north_2 - east_2 * north for (east, north), (east_2, north_2) in pairs)) / 2
