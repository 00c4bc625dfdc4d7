"""What packages above put in the feed and in its contents: cards among the messages, by the slot `THREAD_GUESTS`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.slots import entries

MOST_CARDS = 30


@dataclass(frozen=True)
class Card:
    """Something that happened elsewhere in the dossier and that people talk about.

    :param key: unique in the page.
    :param template: draws it, given `card`.
    """

    at: datetime
    key: str
    template: str
    thing: Any


@dataclass(frozen=True)
class Span:
    """A part of the feed, from an instant, its own included, to another; None for no end."""

    since: datetime | None = None
    until: datetime | None = None

    @property
    def ended(self) -> tuple[str, ...]:
        """Which of its ends it has, for a query that is prepared."""
        return tuple(name for name in ("since", "until") if getattr(self, name) is not None)

    @property
    def instants(self) -> tuple[datetime, ...]:
        """Those ends, in the same order."""
        return tuple(getattr(self, name) for name in self.ended)

    def within(self, rows: Any, name: str = "at") -> Any:
        """Narrow *rows* to those whose column *name* is in it."""
        if self.since is not None:
            rows = rows.filter(**{f"{name}__gte": self.since})
        return rows if self.until is None else rows.filter(**{f"{name}__lt": self.until})


@dataclass(frozen=True)
class ThreadGuest:
    """An entry of the slot: a package whose things stand in the common thread.

    :param cards: those of a part of the feed that a reader may see, the last `MOST_CARDS` at most.
    :param contents: label, addresses and titles of all of them, for the index of the conversation.
    """

    label: str
    cards: Callable[[Placement, Actor, Span], Iterable[Card]]
    contents: Callable[[Placement, Actor], Iterable[tuple[str, str]]]


def cards_in(placement: Placement, by: Actor, span: Span) -> list[Card]:
    """Return the cards of a part of the feed."""
    guests: Iterable[ThreadGuest] = entries("THREAD_GUESTS")
    return [card for guest in guests for card in guest.cards(placement, by, span)]


def contents_of_guests(placement: Placement, by: Actor) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what guests put in the index: their label, then the address and title of each thing."""
    guests: Iterable[ThreadGuest] = entries("THREAD_GUESTS")
    found = [(guest.label, list(guest.contents(placement, by))) for guest in guests]
    return [(label, rows) for label, rows in found if rows]
