"""What an indicator is: its name, its definition, what is counted, and how a value comes from it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from recoco.surfaces.impact.facts.advice import Delay
from recoco.surfaces.impact.facts.census import Census

HIDDEN_BELOW = 5
Counts = tuple[int | None, ...]


class Unit(StrEnum):
    """What a value is counted in."""

    NUMBER = "nombre"
    SHARE = "%"
    RATIO = "par dossier"
    DAYS = "jours"


class Section(StrEnum):
    """Under which title an indicator is read."""

    CASES = "Les dossiers"
    ADVICE = "Les recommandations"
    DELAYS = "Les délais"
    REACH = "Le territoire et les acteurs"
    RESULTS = "Les résultats"
    MONTH = "Le mois en cours"


@dataclass(frozen=True)
class Measure:
    """Something that is counted.

    :param name: what is counted, in the plural.
    :param counts: how many there are at the end of each day; none where nobody knows any more.
    """

    name: str
    counts: Callable[[Census], Counts]


@dataclass(frozen=True)
class Point:
    """An indicator on one day.

    :param value: rounded to a tenth; none when there is nothing to say.
    :param is_hidden: whether it is so small that it would tell of somebody.
    """

    day: date
    value: float | None
    numerator: int | None = None
    denominator: int | None = None
    is_hidden: bool = False


@dataclass(frozen=True)
class Indicator:
    """One indicator, declared once: page, CSV, JSON and home read it here.

    :param key: its name for software, which never changes.
    :param delays: the durations whose median it is; its denominator counts them.
    :param is_personal: whether it counts what people did: fewer than five are hidden.
    """

    key: str
    section: Section
    name: str
    definition: str
    unit: Unit
    numerator: Measure | None = None
    denominator: Measure | None = None
    delays: Callable[[Census], list[Delay]] | None = None
    is_personal: bool = False

    def points(self, census: Census) -> list[Point]:
        """Return the indicator on each day, the one that is asked last."""
        days = census.marks.days
        numerators = self.numerator.counts(census) if self.numerator else (None,) * len(days)
        denominators = self.denominator.counts(census) if self.denominator else (None,) * len(days)
        medians = _medians(self.delays(census), len(days)) if self.delays else None
        return [
            self._point(day, numerator, denominator, medians[rank] if medians else None)
            for rank, (day, numerator, denominator) in enumerate(zip(days, numerators, denominators, strict=True))
        ]

    def _point(self, day: date, numerator: int | None, denominator: int | None, lasted: timedelta | None) -> Point:
        if self.delays:
            value = None if lasted is None else round(lasted / timedelta(days=1), 1)
        elif self.denominator is None:
            if self.is_personal and numerator and numerator < HIDDEN_BELOW:
                return Point(day, None, is_hidden=True)
            value = numerator
        else:
            scale = 100 if self.unit is Unit.SHARE else 1
            value = round(scale * numerator / denominator, 1) if denominator and numerator is not None else None
        return Point(day, value, numerator, denominator)


def _medians(delays: list[Delay], count: int) -> list[timedelta | None]:
    ordered = sorted(delays)
    by_day = ([lasted for lasted, days in ordered if days >> rank & 1] for rank in range(count))
    return [median(lasted) if lasted else None for lasted in by_day]  # type: ignore[type-var]
