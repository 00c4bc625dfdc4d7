"""Queries of scoped models: they see what the scope shows, and write only what it lets be written."""

from collections.abc import Iterable
from typing import Any, NoReturn, Self

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import QuerySet
from django.db.models.sql import Query

from recoco.kernel.portals.archives import refuse_archived


class NotWritable(Exception):
    """The rows exist here, but this portal may not change them."""


class ScopedQuery(Query):
    """A query that follows no hidden relation: Django lets `+__text` join the last one declared."""

    def names_to_path(self, names: Any, *args: Any, **options: Any) -> Any:
        if any(name.endswith("+") for name in names):
            raise FieldError("A hidden relation is not a path: it would read other portals.")
        return super().names_to_path(names, *args, **options)


class PortalQuerySet(QuerySet[Any]):
    """A queryset whose every way of writing obeys `written`, and an archived portal."""

    def __init__(self, model: Any = None, query: Any = None, using: Any = None, hints: Any = None) -> None:
        super().__init__(model, query or ScopedQuery(model), using, hints)

    def writable(self) -> Self:
        """Narrow to the rows that the current portal may change."""
        return self.filter(self.model.written.condition())

    def update(self, **values: Any) -> int:
        """Update the writable rows.

        :raises NotWritable: when rows match but none may be changed here.
        :raises CrossPortal: when a value points to another portal's row, or moves the rows there.
        :raises ValueError: when the condition goes through a join: PostgreSQL would not read it again after
            waiting for somebody else's update of the same row, and what should happen once would happen twice.
        """
        from recoco.kernel.portals.crossing import check_update

        refuse_archived(self.model)
        if self.query.count_active_tables() > 1:
            raise ValueError("An update's condition stands on the columns of its own rows.")
        check_update(self.model, values)
        touched = QuerySet.update(self.writable(), **values)
        if not touched:
            self._refuse_invisible_walls()
        return touched

    update.alters_data = True  # type: ignore[attr-defined]

    def _update(self, *args: Any) -> Any:
        refuse_archived(self.model)
        return QuerySet._update(self.writable(), *args)  # type: ignore[attr-defined]

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the writable rows.

        :raises NotWritable: when rows match but none may be deleted here.
        """
        refuse_archived(self.model)
        deleted = QuerySet.delete(self.writable())
        if not deleted[0]:
            self._refuse_invisible_walls()
        return deleted

    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def _raw_delete(self, using: str | None) -> int:
        refuse_archived(self.model)
        return QuerySet._raw_delete(self.writable(), using)

    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        """Insert rows, their portal filled in and each distinct foreign key checked once.

        :raises ValueError: for an upsert, which could overwrite another portal's row.
        """
        from recoco.kernel.portals.crossing import prepare, remember

        if args[1:] or options.get("update_conflicts") or options.get("ignore_conflicts"):
            raise ValueError("Scoped models know no upsert: insert, or update.")
        refuse_archived(self.model)
        rows = list(objs)
        prepare(self.model, rows)
        created = super().bulk_create(rows, *args, **options)
        for row in created:
            remember(row)
        return created

    bulk_create.alters_data = True  # type: ignore[attr-defined]

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Update rows one by one known, all or none.

        :raises NotWritable: when one of them may not be changed here.
        :raises CrossPortal: when one belongs to another portal or points there.
        """
        from recoco.kernel.portals.crossing import CrossPortal, prepare, remember
        from recoco.kernel.portals.grouped import write_grouped

        rows, names = list(objs), list(fields)
        if {"portal", "portal_id"} & set(names):
            raise CrossPortal("A row never changes portal.")
        refuse_archived(self.model)
        prepare(self.model, rows)
        if rows and self.writable().filter(pk__in=[row.pk for row in rows]).count() != len({row.pk for row in rows}):
            raise NotWritable(f"Some {self.model.__name__} rows may not be changed on this portal.")
        # Django's own update: the values are checked, and they are written as expressions, which ours refuses.
        checked: QuerySet[Any] = QuerySet(self.model, self.writable().query, self.db)
        touched = write_grouped(checked, rows, names, batch_size)
        for row in rows:
            remember(row)
        return touched

    bulk_update.alters_data = True  # type: ignore[attr-defined]

    def raw(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: raw SQL would see every portal."""
        raise TypeError("raw() is not scoped: write a named queryset.")

    def extra(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: raw SQL would see every portal."""
        raise TypeError("extra() is not scoped: write a named queryset.")

    def _refuse_invisible_walls(self) -> None:
        if self.exists():
            raise NotWritable(f"This {self.model.__name__} may not be changed on this portal.")


# What each model lets be seen, by model and class of queryset.
_SEEN: dict[tuple[Any, Any], Any] = {}


class PortalManager(models.Manager.from_queryset(PortalQuerySet)):  # type: ignore[misc]
    """The only kind of manager a scoped model may have: it starts from what `seen` shows."""

    def get_queryset(self) -> PortalQuerySet:
        # The condition reads the portal when the query runs: built once for a model, it serves every query. That is a
        # third of the time that Django takes to write one.
        key = (self.model, self._queryset_class)
        if key not in _SEEN:
            _SEEN[key] = self._queryset_class(self.model).filter(self.model.seen.condition())
        seen = _SEEN[key].using(self._db)
        seen._hints = self._hints
        return seen

    def raw(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse: raw SQL would see every portal."""
        raise TypeError("raw() is not scoped: write a named queryset.")
