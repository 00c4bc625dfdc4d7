"""The table of events, as data: who is told of what, and how fast; `docs/reference/notifications.md` says the same."""

from collections.abc import Mapping

from recoco.surfaces.notifications.table import (
    accounts,
    advice,
    continuity,
    conversation,
    filing,
    life,
    people,
    submission,
)
from recoco.surfaces.notifications.table.row import Row

TABLE: tuple[Row, ...] = (
    *submission.ROWS,
    *conversation.ROWS,
    *filing.ROWS,
    *advice.ROWS,
    *life.ROWS,
    *people.ROWS,
    *continuity.ROWS,
    *accounts.ROWS,
)

_ROWS: Mapping[str, Row] = {row.event.name: row for row in TABLE}


def row_of(event_type: str) -> Row:
    """Return the row of one type of events.

    :raises KeyError: when the table does not know it.
    """
    return _ROWS[event_type]
