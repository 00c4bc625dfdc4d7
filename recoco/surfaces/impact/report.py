"""The figures of the current portal at the end of one day."""

from dataclasses import dataclass
from datetime import date

from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.impact.breakdowns import Breakdown, breakdowns_of
from recoco.surfaces.impact.declared import INDICATORS
from recoco.surfaces.impact.facts.census import census_of
from recoco.surfaces.impact.indicators import Indicator, Point
from recoco.surfaces.impact.marks import marks_of


@dataclass(frozen=True)
class Line:
    """An indicator, from month to month.

    :param points: the ends of the last twelve months, then the day.
    """

    indicator: Indicator
    points: list[Point]

    @property
    def now(self) -> Point:
        """The indicator on the day itself."""
        return self.points[-1]


@dataclass(frozen=True)
class Report:
    """All that is published of one portal at the end of one day."""

    portal: Portal
    day: date
    lines: list[Line]
    breakdowns: list[Breakdown]


def report_at(day: date) -> Report:
    """Count everything again at the end of *day*: seven queries."""
    portal = scope.current_portal()
    census = census_of(portal, marks_of(portal, day))
    lines = [Line(one, one.points(census)) for one in INDICATORS]
    return Report(portal, day, lines, breakdowns_of(census))
