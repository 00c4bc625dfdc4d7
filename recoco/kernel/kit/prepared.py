"""Queries written once for all those who ask the same: Django takes ten times longer to write a long one than the
database to answer it."""

import copy
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Expression


class Given(Expression):
    """A value that is known when the query runs, not when it is written.

    :param name: under which it is given.
    """

    def __init__(self, name: str, output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", (self,)

    def found_in(self, values: Mapping[str, Any]) -> Any:
        """Return its value, as this database takes it.

        :raises KeyError: when it is missing.
        """
        return self.output_field.get_db_prep_value(values[self.name], connection)


class Found:
    """A parameter that nobody gives: it is looked for when the query runs.

    :param find: asked each time; what it raises goes through.
    """

    def __init__(self, find: Callable[[], Any]) -> None:
        self.find = find

    def found_in(self, values: Mapping[str, Any]) -> Any:
        """Return what is found now."""
        return self.find()


@dataclass(frozen=True)
class Prepared:
    """A query that is written, with what makes rows of what the database answers. Keep it by all its text depends on.

    :param parameters: of its text; those to come are `Given` or `Found`.
    :param rows_of: asks the database for a text and its parameters, and makes the queryset's rows of the answer.
    """

    sql: str
    parameters: tuple[Any, ...]
    rows_of: Callable[[str, tuple[Any, ...]], list[Any]]

    @classmethod
    def from_queryset(cls, rows: Any) -> "Prepared":
        """Write a queryset whose conditions hold some `Given`.

        What a scope adds is written here, under the scope of now.
        """
        compiler = rows.query.get_compiler(connection=connection)
        try:
            sql, parameters = compiler.as_sql()
        except EmptyResultSet:
            return cls("", (), lambda sql, parameters: [])
        return cls(sql, tuple(parameters), lambda sql, parameters: _ask(rows, compiler, sql, parameters))

    def filled(self, values: Mapping[str, Any]) -> tuple[Any, ...]:
        """Return the parameters, those to come found.

        :raises KeyError: when a value is missing.
        """
        return tuple(one.found_in(values) if isinstance(one, Given | Found) else one for one in self.parameters)

    def rows(self, values: Mapping[str, Any]) -> list[Any]:
        """Run it, and return what the queryset would: models, tuples or values.

        :raises KeyError: when a value is missing.
        """
        return self.rows_of(self.sql, self.filled(values))


def _ask(rows: Any, written: Any, sql: str, parameters: tuple[Any, ...]) -> list[Any]:
    """Ask *rows* again without writing it: its compiler answers what it has once written."""
    compiler = copy.copy(written)
    compiler.connection = connection  # this thread's
    compiler.execute_sql = lambda *args, **options: [_fetched(compiler, sql, parameters)]
    asked = object.__new__(type(rows))
    vars(asked).update(vars(rows), _query=_Written(rows.query, compiler))
    return list(rows._iterable_class(asked))


def _fetched(compiler: Any, sql: str, parameters: tuple[Any, ...]) -> list[Any]:
    with _cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[Any] = cursor.fetchall()
    # Django selects what it orders by too, and shows none of it.
    return [row[: compiler.col_count] for row in found] if compiler.has_extra_select else found


def _cursor() -> Any:
    """Return a cursor that lets PostgreSQL keep the plan of a query: planning takes it longer than running."""
    if connection.vendor != "postgresql":
        return connection.cursor()
    from django.db.backends.postgresql.base import ServerBindingCursor

    connection.ensure_connection()
    link: Any = connection.connection
    usual, link.cursor_factory = link.cursor_factory, ServerBindingCursor
    try:
        return connection.cursor()
    finally:
        link.cursor_factory = usual


class _Written:
    """The query of a queryset, that is not to be written again."""

    def __init__(self, query: Any, compiler: Any) -> None:
        self._query, self._compiler = query, compiler

    def get_compiler(self, *args: Any, **options: Any) -> Any:
        return self._compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self._query, name)
