"""How a package declares the events it records."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from recoco.kernel.kit.slots import entries


class Reach(StrEnum):
    """Where an event may be read: its portal, the whole case on every portal, or the platform."""

    PORTAL = "portal"
    CASE = "case"
    PLATFORM = "platform"


class Visibility(StrEnum):
    """Who may read an event in a timeline."""

    EVERYONE = "everyone"  # whoever reads the case
    ADVISERS = "advisers"  # whoever reads the advisers' space
    STAFF = "staff"


class Urgency(StrEnum):
    """The pace of the e-mail that tells it, from the fastest."""

    NOW = "now"
    TWICE_A_DAY = "twice a day"
    DAILY = "daily"
    WEEKLY = "weekly"
    NEVER = "never"


@dataclass(frozen=True)
class EventType:
    """One kind of fact, declared once and never renamed or reused.

    :param name: stable English name, such as `case.accepted`.
    :param sentence: French sentence; `{actor}` and the event's words may stand in it.
    :param audience: who is told, in the words of the table of events (empty: nobody).
    :param answers: whether it gives the turn to the other side: deciding on a case, or pausing it, does not.
    :param version: of the words it carries.
    """

    name: str
    sentence: str
    reach: Reach = Reach.PORTAL
    visibility: Visibility = Visibility.EVERYONE
    audience: tuple[str, ...] = ()
    urgency: Urgency = Urgency.NEVER
    webhook: bool = False
    answers: bool = True
    version: int = 1

    def say(self, actor: str, words: Mapping[str, object]) -> str:
        """Return the sentence of one event of this type."""
        return self.sentence.format_map({"actor": actor, **words})


@cache
def event_types() -> Mapping[str, EventType]:
    """Return every declared type by name.

    :raises ValueError: when a name is declared twice.
    """
    known: dict[str, EventType] = {}
    for event_type in entries("EVENT_TYPES"):
        if event_type.name in known:
            raise ValueError(f"The event {event_type.name} is declared twice.")
        known[event_type.name] = event_type
    return known
