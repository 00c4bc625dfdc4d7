"""Counts the queries of a block, refuses those that write, undoes what they wrote."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

WRITES = re.compile(r"^\s*(?:/\*.*?\*/\s*)?(INSERT INTO|UPDATE|DELETE FROM)\s+\"?(\w+)", re.IGNORECASE | re.DOTALL)


@contextmanager
def assert_queries(count: int) -> Iterator[CaptureQueriesContext]:
    """Fail unless the block makes exactly *count* queries; the failure shows them all."""
    with CaptureQueriesContext(connection) as captured:
        yield captured
    said = counted(captured)
    listed = "\n".join(f"{rank:3}. {sql}" for rank, sql in enumerate(said, 1))
    assert len(said) == count, f"{len(said)} queries instead of {count}:\n{listed}"


class WroteOnGet(AssertionError):
    """A page that should only show something changed the database."""


@contextmanager
def only_reading(*allowed: str) -> Iterator[None]:
    """Refuse every INSERT, UPDATE and DELETE in the block, and fail at its end even if that was survived.

    :param allowed: beginnings of the statements that may write all the same.
    """
    refused: list[str] = []

    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        written = WRITES.match(sql)
        if written and not sql.startswith(allowed):
            refused.append(f"{written[1].upper()} {written[2]}: {sql[:300]}")
            raise WroteOnGet(refused[-1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(refuse):
        yield
    if refused:
        raise WroteOnGet(*refused)


@contextmanager
def written_in() -> Iterator[set[str]]:
    """Give the tables in which the block inserts, updates or deletes."""
    tables: set[str] = set()

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if written := WRITES.match(sql):
            tables.add(written[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield tables


@contextmanager
def forgotten() -> Iterator[None]:
    """Undo what the block writes."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def counted(captured: CaptureQueriesContext) -> list[str]:
    """Return the queries that a page costs each time.

    The access journal is written once a day, whatever the page. The bell is asked once by every page of somebody the
    portal knows: `tests/surfaces/notifications/test_bell_counts.py` counts it.
    """
    said = [query["sql"] for query in captured.captured_queries]
    return [sql for sql in said if not any(is_apart(sql) for is_apart in (_is_transaction, _is_journal, is_bell))]


def _is_journal(sql: str) -> bool:
    return sql.startswith(('INSERT INTO "cases_accessentry"', 'SELECT 1 AS "a" FROM "cases_accessentry"'))


def is_bell(sql: str) -> bool:
    """Tell whether it asks for what the reader of a page has not read."""
    return 'FROM "notifications_notice"' in sql and 'counted) AS "count"' in sql


def _is_transaction(sql: str) -> bool:
    return sql.startswith(("SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "BEGIN", "COMMIT"))
