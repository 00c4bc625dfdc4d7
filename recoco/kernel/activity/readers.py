"""Readers of the log: they tell (notify, deliver, count) and never change the domain."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoco.kernel.activity.types import EventType
from recoco.kernel.kit.slots import entries

if TYPE_CHECKING:
    from recoco.kernel.activity.models import Event


@dataclass(frozen=True)
class Reader:
    """Something that hears of every event of some types, once each.

    :param name: stable English name, kept in the dispatch rows.
    :param types: the types it hears.
    :param read: its idempotent work, run on the event's portal, in the transaction that marks it done.
    """

    name: str
    types: frozenset[EventType]
    read: Callable[["Event"], None]


def readers_of(event_type: EventType) -> tuple[Reader, ...]:
    """Return the declared readers that hear *event_type*."""
    return tuple(reader for reader in entries("READERS") if event_type in reader.types)


def reader_named(name: str) -> Reader:
    """Return one declared reader.

    :raises LookupError: when nobody bears that name any more.
    """
    for reader in entries("READERS"):
        if reader.name == name:
            return reader
    raise LookupError(f"No reader is named {name}.")
