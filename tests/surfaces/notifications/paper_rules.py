"""The lines of the specification that the histories play, copied by hand: who is told, how fast."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

PARIS = ZoneInfo("Europe/Paris")
HOURS = {"twice a day": (8, 14), "daily": (8,), "weekly": (8,)}
MONDAY = 0


@dataclass(frozen=True)
class Rule:
    """How one kind of fact is told.

    :param groups: who; « cited » are those whom it names.
    :param everywhere: on each portal that holds the case.
    :param recall: how long it may be taken back.
    :param is_private: the collectivité and the territory do not read it.
    :param always: whatever one chose, and beyond any budget.
    """

    family: str
    pace: str
    groups: tuple[str, ...]
    everywhere: bool = False
    recall: timedelta = timedelta(0)
    is_private: bool = False
    despite_pause: bool = False
    always: bool = False
    can_be_deleted: bool = False


BOTH = ("collectivité", "advisers")
TEN_MINUTES, TEN_SECONDS = timedelta(minutes=10), timedelta(seconds=10)
RULES = {
    "recommendation.published": Rule("advice", "now", BOTH, everywhere=True, recall=TEN_MINUTES),
    "message.posted": Rule("message", "twice a day", BOTH, everywhere=True, recall=TEN_SECONDS, can_be_deleted=True),
    "message.mentioned": Rule(
        "mention",
        "now",
        ("cited",),
        everywhere=True,
        recall=TEN_SECONDS,
        despite_pause=True,
        always=True,
        can_be_deleted=True,
    ),
    "note.posted": Rule("note", "twice a day", ("advisers",), recall=TEN_SECONDS, is_private=True, can_be_deleted=True),
    "adviser.joined": Rule("people", "daily", BOTH),
    "case.paused": Rule("pause", "daily", BOTH, everywhere=True, despite_pause=True),
    "case.resumed": Rule("pause", "daily", BOTH, everywhere=True, despite_pause=True),
    "case.accepted": Rule("new_case", "daily", ("territory",)),
}
FAMILIES = sorted({rule.family for rule in RULES.values()})


def next_hour(pace: str, at: datetime) -> datetime:
    """Return when what is told at this pace leaves: hour after hour, until it is one of those."""
    if pace == "now":
        return at
    hour = at.replace(minute=0, second=0, microsecond=0)
    while True:
        hour += timedelta(hours=1)
        here = hour.astimezone(PARIS)
        if here.hour in HOURS[pace] and (pace != "weekly" or here.weekday() == MONDAY):
            return hour
