"""The statistics as people read them: sections, words and drawings."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from recoco.kernel.ui.french import day as in_words
from recoco.surfaces.impact.breakdowns import Breakdown, Share
from recoco.surfaces.impact.charts import Curve, curve_of
from recoco.surfaces.impact.indicators import Indicator, Measure, Point
from recoco.surfaces.impact.maps import DEPARTEMENTS, Map, maps_of
from recoco.surfaces.impact.report import Line, Report
from recoco.surfaces.impact.wording import told


@dataclass(frozen=True)
class Shown:
    """An indicator on the page.

    :param parts: what is counted, and how many there are.
    :param rows: day, value, what is divided and by what, from month to month.
    """

    indicator: Indicator
    value: str
    parts: list[tuple[str, int]]
    curve: Curve
    summary: str
    rows: list[tuple[Point, str]]


@dataclass(frozen=True)
class ShownSection:
    """Some indicators under their title."""

    title: str
    indicators: list[Shown]


@dataclass(frozen=True)
class ShownBreakdown:
    """A table, each of its parts with a bar.

    :param rows: the part, and its share of the largest, in hundredths.
    :param maps: the same on maps, where there are any.
    """

    breakdown: Breakdown
    rows: list[tuple[Share, int]]
    maps: list[Map]


def breakdowns_of(report: Report) -> list[ShownBreakdown]:
    """Return the tables of *report* with their bars, and the maps of the départements."""
    maps = maps_of(report.breakdowns)
    return [_barred(one, maps if one.key == DEPARTEMENTS else []) for one in report.breakdowns]


def _barred(one: Breakdown, maps: list[Map]) -> ShownBreakdown:
    most = max((share.counts[0] for share in one.shares), default=1)
    return ShownBreakdown(one, [(share, round(100 * share.counts[0] / most)) for share in one.shares], maps)


def sections_of(report: Report) -> list[ShownSection]:
    """Return the indicators of *report*, section by section."""
    by_section = groupby(report.lines, key=lambda line: line.indicator.section)
    return [ShownSection(title.value, [_shown(line) for line in lines]) for title, lines in by_section]


def _shown(line: Line) -> Shown:
    one, first = line.indicator, line.points[0]
    rows = [(point, told(point, one.unit)) for point in line.points]
    return Shown(
        indicator=one,
        value=rows[-1][1],
        parts=list(_parts(line)),
        curve=curve_of(line.points),
        summary=f"{one.name}, du {in_words(first.day)} au {in_words(line.now.day)} : de {rows[0][1]} à {rows[-1][1]}",
        rows=rows,
    )


def _parts(line: Line) -> Iterator[tuple[str, int]]:
    one, now = line.indicator, line.now
    counted: tuple[tuple[Measure | None, int | None], ...] = (
        (one.numerator if one.denominator else None, now.numerator),
        (one.denominator, now.denominator),
    )
    for measure, count in counted:
        if measure is not None and count is not None:
            yield measure.name, count
