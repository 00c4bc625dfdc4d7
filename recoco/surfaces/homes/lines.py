"""One thing that awaits somebody: a sentence and a button, drawn by its kind in `homes/lines.html`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from recoco.surfaces.homes.sections import Section

LONG_AGO = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Line:
    """One thing to do or to read.

    :param kind: name of its partial.
    :param at: since when; None when nothing says so.
    :param thing: what its sentence is about: a card, an invitation, a draft, a count.
    :param extra: what the sentence needs besides.
    """

    kind: str
    at: datetime | None
    thing: Any
    extra: Any = None

    @property
    def template(self) -> str:
        """The partial that draws it."""
        return f"homes/lines.html#{self.kind}"


@dataclass(frozen=True)
class More:
    """A list that holds more than the lines shown of it."""

    kind: str
    section: Section

    @property
    def template(self) -> str:
        """The partial that names it."""
        return f"homes/lines.html#more_{self.kind}"


def newest_first(lines: Iterable[Line]) -> list[Line]:
    """Put lines in the order in which people read them."""
    return sorted(lines, key=lambda line: line.at or LONG_AGO, reverse=True)


def more_of(sections: Iterable[tuple[str, Section]]) -> list[More]:
    """Return the lists that hold more than what is shown."""
    return [More(kind, section) for kind, section in sections if section.has_more]
