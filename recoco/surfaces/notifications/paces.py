"""When an e-mail leaves: at once, or at the next sending hour."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from recoco.kernel.activity.types import Urgency as Pace
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.portals.models import Portal

__all__ = ["Pace", "due_at"]


def due_at(pace: Pace, happened_at: datetime, *, portal: Portal, recall: timedelta = timedelta(0)) -> datetime:
    """Return when what happened is told; in the past for a worker that was away, which tells it then.

    :param portal: whose hours count, on the clocks of its time zone.
    :param recall: how long the gesture may be taken back: nothing is told before.
    """
    settled_at = happened_at + recall
    hours = {Pace.TWICE_A_DAY: (portal.morning, portal.afternoon), Pace.DAILY: (portal.morning,)}.get(pace)
    return Daily(*hours, zone=ZoneInfo(portal.time_zone)).following(settled_at) if hours else settled_at
