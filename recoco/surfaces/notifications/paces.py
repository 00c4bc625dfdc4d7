"""When an e-mail leaves: at once, or at the next sending hour."""

import calendar
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from recoco.kernel.activity.types import Urgency as Pace
from recoco.kernel.jobs.schedules import Daily, Schedule, Weekly
from recoco.kernel.portals.models import Portal

__all__ = ["LABELS", "Pace", "due_at", "slower"]

LABELS = {
    Pace.NOW: "tout de suite",
    Pace.TWICE_A_DAY: "deux fois par jour",
    Pace.DAILY: "une fois par jour",
    Pace.WEEKLY: "une fois par semaine",
    Pace.NEVER: "jamais par e-mail",
}


def due_at(pace: Pace, happened_at: datetime, *, portal: Portal, recall: timedelta = timedelta(0)) -> datetime | None:
    """Return when what happened is told; in the past for a worker that was away, which tells it then.

    :param portal: whose hours count, on the clocks of its time zone.
    :param recall: how long the gesture may be taken back: nothing is told before.
    :returns: None when no e-mail ever tells it.
    """
    if pace is Pace.NEVER:
        return None
    settled_at = happened_at + recall
    return settled_at if pace is Pace.NOW else _windows(pace, portal).following(settled_at)


def slower(pace: Pace) -> Pace:
    """Return the pace that one falls to beyond the budget of the week: each morning, then each Monday."""
    return Pace.DAILY if pace in {Pace.NOW, Pace.TWICE_A_DAY} else Pace.WEEKLY


def _windows(pace: Pace, portal: Portal) -> Schedule:
    zone = ZoneInfo(portal.time_zone)
    if pace is Pace.WEEKLY:
        return Weekly(calendar.MONDAY, portal.morning, zone=zone)
    hours = (portal.morning, portal.afternoon) if pace is Pace.TWICE_A_DAY else (portal.morning,)
    return Daily(*hours, zone=zone)
