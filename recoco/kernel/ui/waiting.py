"""What waits for somebody, counted beside the links that lead there: all of it at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, Value
from django.http import HttpRequest

from recoco.kernel.kit import slots

KEPT = "_waiting"


@dataclass(frozen=True, eq=False)
class Waiting:
    """One kind of things that wait, declared in the slot `WAITING`; the badge of an entry.

    :param rows: those that wait for whoever makes the request, a queryset; None when they are not theirs to handle.
    """

    rows: Callable[[HttpRequest], Any]

    def __call__(self, request: HttpRequest) -> int:
        """Return how many wait: one query a page, whatever is asked of all the kinds."""
        return _counts(request).get(slots.entries("WAITING").index(self), 0)


def _counts(request: HttpRequest) -> Mapping[int, int]:
    known = vars(request)
    if KEPT not in known:
        asked = [(rank, one.rows(request)) for rank, one in enumerate(slots.entries("WAITING"))]
        parts = [
            rows.order_by().annotate(kind=Value(rank, IntegerField())).values("kind").annotate(count=Count("pk"))
            for rank, rows in asked
            if rows is not None
        ]
        rows = parts[0].union(*parts[1:], all=True).values_list("kind", "count") if parts else ()
        known[KEPT] = dict(rows)
    found: Mapping[int, int] = known[KEPT]
    return found
