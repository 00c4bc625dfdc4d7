"""What `recoco doctor` finds: each package checks what is its own, in the slot `CHECKS`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How bad it is."""

    FINE = "✓"
    DOUBTFUL = "!"
    WRONG = "✗"


@dataclass(frozen=True)
class Finding:
    """One thing that was looked at, in a French sentence that says how to mend it."""

    level: Level
    sentence: str


Check = Callable[[], Iterable[Finding]]


def fine(sentence: str) -> Finding:
    """Say that all is well."""
    return Finding(Level.FINE, sentence)


def doubtful(sentence: str) -> Finding:
    """Say that somebody should look."""
    return Finding(Level.DOUBTFUL, sentence)


def wrong(sentence: str) -> Finding:
    """Say that something does not work."""
    return Finding(Level.WRONG, sentence)
