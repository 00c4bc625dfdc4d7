"""Querysets prepared once for each shape of what is asked, and asked again with other values (ADR 0020)."""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import date, datetime, timedelta
from functools import wraps
from typing import Any

from django.conf import settings
from django.db.models import BigIntegerField, CharField, DateField, DateTimeField, Expression, FloatField
from django.utils.timezone import localdate

from recoco.kernel.kit import clock
from recoco.kernel.kit.prepared import Found, Given, Prepared
from recoco.kernel.portals import scope

MANY_SHAPES = 500  # of one queryset: lists of every length, say. Beyond, all are written anew
FIELDS = (
    (int, BigIntegerField()),
    (float, FloatField()),
    (str, CharField()),
    (datetime, DateTimeField()),
    (date, DateField()),
)
ROUND = (0, 1, 2, 5, 10, 20, 40, 80, 160, 320)

# What the file of tests that is running has compared, on which portal: each begins with nothing.
compared: set[Hashable] = set()

_is_writing: ContextVar[bool] = ContextVar("preparing", default=False)


class _Asked(Expression):
    """A value that is found when the query runs."""

    def find(self) -> Any:
        """Return it, in Python."""
        raise NotImplementedError

    def as_sql(self, compiler: Any, connection: Any) -> Any:
        def found() -> Any:
            return self.output_field.get_db_prep_value(self.find(), connection)

        return "%s", (Found(found) if _is_writing.get() else found(),)


class Here(_Asked):
    """The number of the current portal; where none is entered, the query raises `NoPortal`."""

    def __init__(self) -> None:
        super().__init__(output_field=BigIntegerField())

    def find(self) -> Any:
        return scope.current_portal().pk


class Ago(_Asked):
    """The instant that was this long ago."""

    def __init__(self, delay: timedelta) -> None:
        super().__init__(output_field=DateTimeField())
        self.delay = delay

    def find(self) -> Any:
        return clock.now() - self.delay


class Today(_Asked):
    """The day it is, in the time zone of the portal."""

    def __init__(self) -> None:
        super().__init__(output_field=DateField())

    def find(self) -> Any:
        return localdate(clock.now())


def prepared(build: Callable[..., Any]) -> Callable[..., list[Any]]:
    """Make of a function that builds a queryset one that returns its rows, and builds it once for each shape.

    Positional arguments are **values**: numbers, texts, dates, or tuples of them, for « one of these », that only ever
    reach the conditions of the queryset. Keyword arguments are its **shape**: what decides how it is built, and can be
    a key. *build* reads nothing else that changes: neither the clock, nor an actor, nor a row. The tests check that, by
    writing each query anew, once for each file of tests and portal.
    """
    known: dict[Hashable, Prepared] = {}

    @wraps(build)
    def rows(*values: Any, **shape: Any) -> list[Any]:
        values = tuple(_filled_up(one) if isinstance(one, tuple) else one for one in values)
        flat, layout = _flattened(values)
        key = (scope.kind(), layout, tuple(shape.items()))
        kept = known.get(key)
        if kept is None:
            if len(known) >= MANY_SHAPES:
                known.clear()
            kept = known[key] = _written(build, values, shape)
        elif settings.CHECK_PREPARED and (once := (build, key, scope.portal_here())) not in compared:
            _compare(kept, _written(build, values, shape))
            compared.add(once)
        return kept.rows(flat)

    return rows


def _written(build: Callable[..., Any], values: tuple[Any, ...], shape: dict[str, Any]) -> Prepared:
    token = _is_writing.set(True)
    try:
        return Prepared.from_queryset(build(*_to_come(values), **shape))
    finally:
        _is_writing.reset(token)


def _flattened(values: tuple[Any, ...]) -> tuple[dict[str, Any], Hashable]:
    """Return the values by name, and what the text depends on in them: what each is, how long each list is."""
    flat: dict[str, Any] = {}
    layout: list[Any] = []
    for rank, value in enumerate(values):
        if isinstance(value, tuple):
            flat.update({f"{rank}.{place}": one for place, one in enumerate(value)})
            layout.append((len(value), *(type(one) for one in value[:1])))
        else:
            flat[str(rank)] = value
            layout.append(type(value))
    return flat, tuple(layout)


def _filled_up(these: tuple[Any, ...]) -> tuple[Any, ...]:
    """Repeat the last of *these* up to a round length: lists of nearly the same length share a text."""
    length = next((size for size in ROUND if size >= len(these)), len(these))
    return these + these[-1:] * (length - len(these))


def _to_come(values: tuple[Any, ...]) -> list[Any]:
    return [
        [Given(f"{rank}.{place}", _field_of(one)) for place, one in enumerate(value)]
        if isinstance(value, tuple)
        else Given(str(rank), _field_of(value))
        for rank, value in enumerate(values)
    ]


def _field_of(value: Any) -> Any:
    for kind, field in FIELDS:
        if isinstance(value, kind) and not isinstance(value, bool):
            return field
    raise TypeError(f"{value!r} is no number, text or date: is it part of the shape?")


def _compare(kept: Prepared, again: Prepared) -> None:
    """Make sure that a query written anew is the one that was written once.

    :raises AssertionError: when it is not: what builds it reads something else than what it is given.
    """
    if (kept.sql, _plain(kept)) != (again.sql, _plain(again)):
        raise AssertionError(
            f"A prepared query depends on more than its arguments:\n{kept.sql} {_plain(kept)}\n"
            f"is now\n{again.sql} {_plain(again)}"
        )


def _plain(query: Prepared) -> list[Any]:
    return [one.name if isinstance(one, Given) else "" if isinstance(one, Found) else one for one in query.parameters]
