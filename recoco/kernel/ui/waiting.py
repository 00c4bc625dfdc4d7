"""What waits for somebody, counted beside the links that lead there: all of it at once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import CharField, Count, DateTimeField, IntegerField, Value
from django.http import HttpRequest

from recoco.kernel.kit import clock, slots
from recoco.kernel.kit.prepared import Given, Prepared

KEPT = "_waiting"
# What the rows may depend on: the address of whoever makes the request, and the instant.
EMAIL, NOW = Given("email", CharField()), Given("now", DateTimeField())


@dataclass(frozen=True, eq=False)
class Waiting:
    """One kind of things that wait, declared in the slot `WAITING`; the badge of an entry.

    :param when: whether they are for whoever makes the request to handle.
    :param rows: those that wait on the current portal, a queryset whose conditions may hold `EMAIL` and `NOW`.
    """

    when: Callable[[HttpRequest], bool]
    rows: Callable[[], Any]

    def __call__(self, request: HttpRequest) -> int:
        """Return how many wait: one query a page, whatever is asked of all the kinds."""
        return _counts(request).get(slots.entries("WAITING").index(self), 0)


def _counts(request: Any) -> Mapping[int, int]:
    known = vars(request)
    if KEPT not in known:
        ranks = tuple(rank for rank, one in enumerate(slots.entries("WAITING")) if one.when(request))
        values = {"email": getattr(request.user, "email", ""), "now": clock.now()}
        known[KEPT] = dict(_prepared(request.portal.pk, ranks).rows(values)) if ranks else {}
    found: Mapping[int, int] = known[KEPT]
    return found


@lru_cache(maxsize=1_000)
def _prepared(portal: int, ranks: tuple[int, ...]) -> Prepared:
    """Write the query of these kinds on *portal*, the current one: its number is in the text."""
    parts = [
        slots.entries("WAITING")[rank]
        .rows()
        .order_by()
        .annotate(kind=Value(rank, IntegerField()))
        .values("kind")
        .annotate(count=Count("pk"))
        .values_list("kind", "count")
        for rank in ranks
    ]
    return Prepared.from_queryset(parts[0].union(*parts[1:], all=True))
