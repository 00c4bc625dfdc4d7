"""When jobs are due, in the local time of the service; change of hour included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Protocol

from django.utils import timezone

NO_BREAK = "\u00a0"
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Schedule(Protocol):
    """A series of instants without end; `str()` says it in French."""

    def latest(self, now: datetime) -> datetime:
        """Return the last due instant not after *now*."""

    def following(self, now: datetime) -> datetime:
        """Return the first due instant after *now*."""


class Daily:
    """Every day at the given local hours.

    An hour that the change to summer time skips comes one hour later; one that comes twice counts once.

    :param zone: where these hours are read on the wall; where the service is by default.
    """

    def __init__(self, *hours: time, zone: tzinfo | None = None) -> None:
        if not hours:
            raise ValueError("A daily schedule needs at least one hour.")
        self.hours, self.zone = tuple(sorted(hours)), zone

    def __str__(self) -> str:
        return f"tous les jours à {_enumerated(self.hours)}"

    def latest(self, now: datetime) -> datetime:
        return max(instant for instant in self._instants(now, range(-1, 1)) if instant <= now)

    def following(self, now: datetime) -> datetime:
        return min(instant for instant in self._instants(now, range(2)) if instant > now)

    def _instants(self, now: datetime, days: range) -> Iterator[datetime]:
        zone = self.zone or timezone.get_default_timezone()
        today = timezone.localtime(now, zone).date()
        for offset in days:
            for hour in self.hours:
                yield _instant(today + timedelta(days=offset), hour, zone)


class Weekly:
    """Every week on one weekday (0 is Monday, as in `calendar.MONDAY`) at one local hour.

    :param zone: where this hour is read on the wall; where the service is by default.
    """

    def __init__(self, weekday: int, hour: time, *, zone: tzinfo | None = None) -> None:
        self.weekday, self.hour, self.zone = weekday, hour, zone

    def __str__(self) -> str:
        return f"chaque {WEEKDAYS[self.weekday]} à {_enumerated((self.hour,))}"

    def latest(self, now: datetime) -> datetime:
        this_week = self._of_week(now, 0)
        return this_week if this_week <= now else self._of_week(now, -1)

    def following(self, now: datetime) -> datetime:
        this_week = self._of_week(now, 0)
        return this_week if this_week > now else self._of_week(now, 1)

    def _of_week(self, now: datetime, offset: int) -> datetime:
        zone = self.zone or timezone.get_default_timezone()
        today = timezone.localtime(now, zone).date()
        day = today + timedelta(days=self.weekday - today.weekday(), weeks=offset)
        return _instant(day, self.hour, zone)


@dataclass(frozen=True)
class Every:
    """Every so many minutes, the same instants on all machines."""

    minutes: int

    def __str__(self) -> str:
        return "chaque minute" if self.minutes == 1 else f"toutes les {self.minutes}{NO_BREAK}minutes"

    def latest(self, now: datetime) -> datetime:
        step = timedelta(minutes=self.minutes)
        return EPOCH + (now - EPOCH) // step * step

    def following(self, now: datetime) -> datetime:
        return self.latest(now) + timedelta(minutes=self.minutes)


def _instant(day: date, hour: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, hour, tzinfo=zone).astimezone(UTC)


def _enumerated(hours: tuple[time, ...]) -> str:
    *first, last = (
        f"{hour.hour}{NO_BREAK}h" + (f"{NO_BREAK}{hour.minute:02}" if hour.minute else "") for hour in hours
    )
    return f"{', '.join(first)} et {last}" if first else last
