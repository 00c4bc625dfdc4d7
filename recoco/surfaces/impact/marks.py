"""The days that figures are given for, and which of them a fact is true on.

A fact is a mask: its bit of rank *i* says whether it was true at the end of the day of rank *i*. Facts cross with `&`,
join with `|`, and one reading of a history answers for all the days at once.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Case, IntegerField, Value, When

from recoco.kernel.portals.models import Portal

MONTHS = 12


@dataclass(frozen=True)
class Marks:
    """Some days, each judged at its end in the time zone of the portal.

    :param days: the last days of twelve months, then the day that is asked.
    :param begin: when the month of the first one began.
    :param ends: the instants when the days end, excluded.
    """

    days: tuple[date, ...]
    begin: datetime
    ends: tuple[datetime, ...]

    def first(self, instant: datetime | None) -> int:
        """Return the rank of the first day whose end comes after *instant*; their number when none does."""
        return len(self.ends) if instant is None else bisect_right(self.ends, instant)

    def since(self, instant: datetime | None) -> int:
        """Return the mask of what became true at *instant* and stays so."""
        return span(self.first(instant), len(self.ends))

    def counts(self, masks: Iterable[int]) -> tuple[int, ...]:
        """Return how many facts are true on each day."""
        alike = Counter(masks).items()
        return tuple(sum(count for mask, count in alike if mask >> rank & 1) for rank in range(len(self.days)))


def marks_of(portal: Portal, day: date) -> Marks:
    """Return the twelve months that end before *day*, and *day* itself."""
    month = day.replace(day=1)
    months = [month]
    for _ in range(MONTHS):
        month = (month - timedelta(days=1)).replace(day=1)
        months.append(month)
    days = (*(first - timedelta(days=1) for first in reversed(months[:-1])), day)
    zone = ZoneInfo(portal.time_zone)
    mornings = (month, *(one + timedelta(days=1) for one in days))
    # In UTC, like the instants that they are compared with: else each comparison asks for the two offsets.
    begin, *ends = (datetime.combine(one, time.min, zone).astimezone(UTC) for one in mornings)
    return Marks(days, begin, tuple(ends))


def placed(column: str, ends: Sequence[Any]) -> Case:
    """Return what `Marks.first` says of a column, written for a query.

    :param ends: those of some marks, or values to come.
    """
    ranks = [When(**{f"{column}__lt": end}, then=Value(rank)) for rank, end in enumerate(ends)]
    return _Rank(*ranks, default=Value(len(ends)), output_field=IntegerField())


class _Rank(Case):
    """A number, as the database answers it: Django would convert it once more, in each of thousands of rows."""

    def get_db_converters(self, connection: Any) -> list[Any]:
        return []


def span(first: int, end: int) -> int:
    """Return the mask of what is true from the rank *first* to the rank *end*, excluded."""
    return (1 << end) - (1 << first) if first < end else 0
