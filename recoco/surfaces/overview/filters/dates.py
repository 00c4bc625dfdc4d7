"""Filters on dates: the last activity, the submission."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta

from django.db.models import Q
from django.utils import timezone

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import Ago
from recoco.kernel.ui.french import counted, day
from recoco.surfaces.overview.choices import Choice, Filter

LONGEST = 3_650
RECENT, SILENT = "moins", "plus"


class Activity(Filter):
    """How long ago somebody last did something on the case: `moins-30` or `plus-60`, in days."""

    key, label = "activite", "Dernière activité"
    OFFERED = ("moins-7", "moins-30", "plus-15", "plus-30", "plus-60", "plus-90", "plus-180")

    def offered(self, by: Actor) -> Iterable[Choice]:
        return self.known(self.OFFERED, by)

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        for value in asked:
            found = re.fullmatch(rf"({RECENT}|{SILENT})-([1-9][0-9]{{0,3}})", value)
            if found and int(found[2]) <= LONGEST:
                days = counted(int(found[2]), "jour", "jours")
                words = "depuis moins de" if found[1] == RECENT else "il y a plus de"
                yield Choice(value, f"{words} {days}")

    def of(self, values: set[str], by: Actor) -> Q:
        (value,) = values
        kind, _, days = value.partition("-")
        limit = Ago(timedelta(days=int(days)))
        if kind == RECENT:
            return Q(last_activity_at__gt=limit)
        return Q(last_activity_at__lte=limit) | Q(last_activity_at=None)


class _Submitted(Filter):
    """A limit on the day when the case was sent here."""

    widget = "date"

    def read(self, asked: Sequence[str], by: Actor) -> tuple[Choice, ...]:
        found = [Choice(value, day(limit)) for value in asked if (limit := _day(value))]
        return tuple(found[:1])


class SubmittedFrom(_Submitted):
    """From this day on."""

    key, label = "depose_apres", "Déposé à partir du"

    def of(self, values: set[str], by: Actor) -> Q:
        (value,) = values
        return Q(submitted_at__gte=_midnight(date.fromisoformat(value)))

    def tag(self, choice: Choice) -> str:
        return f"{self.label} {choice.label}"


class SubmittedUntil(_Submitted):
    """Until the evening of this day."""

    key, label = "depose_avant", "Déposé jusqu’au"

    def of(self, values: set[str], by: Actor) -> Q:
        (value,) = values
        return Q(submitted_at__lt=_midnight(date.fromisoformat(value) + timedelta(days=1)))

    def tag(self, choice: Choice) -> str:
        return f"{self.label} {choice.label}"


def _day(value: str) -> date | None:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return None
    try:
        found = date.fromisoformat(value)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2100 else None


def _midnight(on: date) -> datetime:
    return timezone.make_aware(datetime.combine(on, time.min))
