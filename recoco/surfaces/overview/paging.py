"""The numbers of the cases in view, page by page."""

from collections.abc import Callable
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Window

from recoco.surfaces.overview.filters.asking import under_filters
from recoco.surfaces.overview.filters.language import Filters

PER_PAGE = 20

# Pairs (number of a placement, how many there are in all), from a rank to another, excluded.
Part = Callable[[int, int], list[tuple[int, int]]]


def page_of(asked: str | None, part: Part) -> Page[int]:
    """Return a page of a list: one query, or three for a page beyond its end.

    :param asked: which one, as the address says it; the first one for what means nothing, the last one beyond.
    """
    rank = _rank(asked or "")
    rows = part((rank - 1) * PER_PAGE, rank * PER_PAGE)
    if not rows and rank > 1:
        rank = Paginator(range(_total(part(0, 1))), PER_PAGE).num_pages
        rows = part((rank - 1) * PER_PAGE, rank * PER_PAGE)
    return Page([number for number, _ in rows], rank, Paginator(range(_total(rows)), PER_PAGE))


def in_order(filters: Filters, first: int, beyond: int) -> list[tuple[int, int]]:
    """Return a part of the cases in view, in the order asked: one query."""
    return _in_order(filters, first=first, beyond=beyond)


@under_filters
def _in_order(filters: Filters, *, first: int, beyond: int) -> Any:
    return part_of(filters.placements(), filters, first, beyond)


def part_of(placements: Any, filters: Filters, first: int, beyond: int) -> Any:
    """Return the queryset of a part of *placements*: to put them in order, the database has met all of them."""
    counted = placements.annotate(total=Window(Count("pk"))).order_by(*filters.order)
    return counted.values_list("pk", "total")[first:beyond]


def _total(rows: list[tuple[int, int]]) -> int:
    return rows[0][1] if rows else 0


def _rank(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
