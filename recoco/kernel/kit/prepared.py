"""Queries written once for all those who ask the same: Django takes ten times longer to write a long one than the
database to answer it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.db.models import Expression


class Given(Expression):
    """A value that is known when the query runs, not when it is written.

    :param name: under which `Prepared.rows` is given it.
    """

    def __init__(self, name: str, output_field: Any) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        return "%s", (self,)

    def written(self, value: Any) -> Any:
        """Return *value* as this database takes it."""
        return self.output_field.get_db_prep_value(value, connection)


@dataclass(frozen=True)
class Prepared:
    """The text of a query, and its parameters; keep it with `functools.lru_cache`, by all that its text depends on."""

    sql: str
    parameters: tuple[Any, ...]

    @classmethod
    def from_queryset(cls, rows: Any) -> "Prepared":
        """Write a queryset of `values_list`, whose conditions hold some `Given`.

        The portal is one of them: what a scope would add is written here, under the scope of now.
        """
        sql, parameters = rows.query.get_compiler(connection=connection).as_sql()
        return cls(sql, tuple(parameters))

    def rows(self, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Run it, and return the rows as the database gives them: numbers and texts alone are the same on all.

        :raises KeyError: when a value is missing.
        """
        parameters = [one.written(values[one.name]) if isinstance(one, Given) else one for one in self.parameters]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            return list(cursor.fetchall())
