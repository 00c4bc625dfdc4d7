"""`begins`, a prefix search that both databases answer from an ordinary index, and the `length` of a text."""

from typing import Any

from django.db.models import CharField
from django.db.models.functions import Length
from django.db.models.lookups import StartsWith


@CharField.register_lookup
class Begins(StartsWith):
    """Case-sensitive `startswith`. SQLite's LIKE never uses an index here, so it gets the equivalent range."""

    lookup_name = "begins"

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, params = self.process_lhs(compiler, connection)
        pattern, pattern_params = self.process_rhs(compiler, connection)
        return f"{column} LIKE {pattern}", [*params, *pattern_params]

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        column, params = self.process_lhs(compiler, connection)
        prefix = str(self.rhs)
        if not prefix:
            return "1 = 1", []
        after = prefix[:-1] + chr(ord(prefix[-1]) + 1)
        return f"({column} >= %s AND {column} < %s)", [*params, prefix, *params, after]


CharField.register_lookup(Length)
