"""Places an indicator's months on a drawing."""

from dataclasses import dataclass

from recoco.surfaces.impact.indicators import Point

WIDTH, HEIGHT, MARGIN = 320, 96, 8


@dataclass(frozen=True)
class Curve:
    """What is drawn of an indicator.

    :param lines: the points that follow one another, as SVG writes them; a month without value cuts the line.
    :param dots: where each value is, the last known one at the end.
    """

    lines: list[str]
    dots: list[tuple[str, str]]


def curve_of(points: list[Point]) -> Curve:
    """Draw *points* from left to right, zero at the bottom and the largest value on top."""
    highest = max((point.value or 0 for point in points), default=0) or 1
    step = (WIDTH - 2 * MARGIN) / max(1, len(points) - 1)
    lines: list[list[str]] = [[]]
    dots = []
    for rank, point in enumerate(points):
        if point.value is None:
            lines.append([])
            continue
        x = f"{MARGIN + rank * step:.1f}"
        y = f"{HEIGHT - MARGIN - point.value / highest * (HEIGHT - 2 * MARGIN):.1f}"
        lines[-1].append(f"{x},{y}")
        dots.append((x, y))
    # A month alone is a line from itself to itself: a point.
    return Curve([" ".join(line * 2 if len(line) == 1 else line) for line in lines if line], dots)
