"""Builds a world once, then lays the same rows again: a test must not pay for what another has already told."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from recoco.kernel.kit import clock

# What was built may say of « now » what was true this long ago: tests that stand on minutes move the clock themselves.
FRESH = timedelta(minutes=1)
MOST = 20  # instants that one process keeps


@dataclass(frozen=True)
class Memory:
    """What a builder has written and returned.

    :param rows: by table, its columns and what they hold, as the database gives and takes it.
    :param returned: what it returned, pickled: each test may change its own.
    """

    build: Callable[[], object]
    built_at: datetime
    rows: dict[str, tuple[list[str], list[tuple[Any, ...]]]]
    returned: bytes


_memories: list[Memory] = []  # of this process, and thus of its database


def remembered[T](build: Callable[[], T]) -> T:
    """Return what *build* returns, with its rows in the database; it is called only where it was not yet at this time.

    Where a test has already written rows of its own, it is called all the same.
    """
    if not _is_blank():
        return build()
    now = clock.now()
    with transaction.atomic():
        for memory in _memories:
            if memory.build is build and abs(now - memory.built_at) < FRESH:
                _lay(memory)
                return pickle.loads(memory.returned)  # type: ignore[no-any-return]  # noqa: S301 (written below)
        returned = build()
        _memories.insert(0, Memory(build, now, _written(), pickle.dumps(returned)))
        del _memories[MOST:]
        return returned


@cache
def _tables() -> dict[str, list[str]]:
    """Return the columns of each table of the product that is empty at first."""
    models = [one for one in apps.get_models(include_auto_created=True) if one.__module__.startswith("recoco.")]
    return {
        one._meta.db_table: [field.column for field in one._meta.concrete_fields if not field.generated]
        for one in models
    }


def _is_blank() -> bool:
    asked = " OR ".join(f"EXISTS(SELECT 1 FROM {_quoted(table)})" for table in _tables())  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {asked}")
        return not cursor.fetchone()[0]


def _written() -> dict[str, tuple[list[str], list[tuple[Any, ...]]]]:
    found = {}
    with connection.cursor() as cursor:
        for table, columns in _tables().items():
            cursor.execute(f"SELECT {_names(columns)} FROM {_quoted(table)}")  # noqa: S608
            if rows := cursor.fetchall():
                found[table] = columns, rows
    return found


def _lay(memory: Memory) -> None:
    with connection.cursor() as cursor:
        for table, (columns, rows) in memory.rows.items():
            row = f"({', '.join(['%s'] * len(columns))})"
            # SQLite gives times that it does not take.
            values = [str(value) if isinstance(value, time) else value for one in rows for value in one]
            cursor.execute(
                f"INSERT INTO {_quoted(table)} ({_names(columns)}) VALUES {', '.join([row] * len(rows))}",  # noqa: S608
                values,
            )


def _names(columns: list[str]) -> str:
    return ", ".join(map(_quoted, columns))


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
