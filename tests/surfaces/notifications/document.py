"""Reads the table of `docs/reference/notifications.md`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import recoco
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.paces import Pace

DOCUMENT = Path(recoco.__file__).parent.parent / "docs" / "reference" / "notifications.md"
COLUMNS = (Who.COLLECTIVITE, Who.CASE_ADVISERS, Who.TERRITORY_ADVISERS, Who.STAFF)
# What a cell says when it is no mere mark of its column.
NAMED = {
    "owner": Who.OWNER,
    "inviter": Who.INVITER,
    "the applicant": Who.APPLICANT,
    "the person": Who.PERSON,
    "who is cited": Who.MENTIONED,
}
PACES = {
    "now": Pace.NOW,
    "twice a day": Pace.TWICE_A_DAY,
    "with messages": Pace.TWICE_A_DAY,
    "daily": Pace.DAILY,
    "never": Pace.NEVER,
}

Told = frozenset[tuple[Who, Pace]]


@dataclass(frozen=True)
class DocumentedRow:
    """One line of the document.

    :param told: who is told, and how fast; owner and members count apart.
    """

    title: str
    told: Told
    events: tuple[str, ...]


def documented_rows() -> Iterator[DocumentedRow]:
    """Go through the table."""
    for line in DOCUMENT.read_text().splitlines():
        if not line.startswith("|") or line.startswith(("| event", "|---")):
            continue
        title, *cells, pace, events = (cell.strip() for cell in line.strip()[1:-1].split("|"))
        groups = [_who(cell, column) for cell, column in zip(cells, COLUMNS, strict=True) if cell]
        yield DocumentedRow(title, apart(zip(groups, _paces(pace, len(groups)), strict=True)), _names(events))


def apart(told: "Iterator[tuple[Who, Pace]] | zip[tuple[Who, Pace]]") -> Told:
    """Return the same with owner and members counted apart."""
    both = (Who.OWNER, Who.MEMBERS)
    return frozenset((one, pace) for who, pace in told for one in (both if who is Who.COLLECTIVITE else (who,)))


def _who(cell: str, column: Who) -> Who:
    return next((who for word, who in NAMED.items() if cell.startswith(word)), column)


def _paces(cell: str, count: int) -> list[Pace]:
    said = [next(pace for word, pace in PACES.items() if part.strip().startswith(word)) for part in cell.split(" / ")]
    return said if len(said) == count else said[:1] * count


def _names(cell: str) -> tuple[str, ...]:
    return tuple(re.findall(r"`([a-z_.]+)`", cell))
