"""The numbers of the cases in view, part by part."""

from typing import Any

from django.db.models import Count, Window

from recoco.surfaces.overview.filters.asking import under_filters
from recoco.surfaces.overview.filters.language import Filters

PER_PAGE = 20

# Numbers of placements, each with how many there are in all.
Part = list[tuple[int, int]]


def in_order(filters: Filters, first: int, beyond: int) -> Part:
    """Return the cases in view between two ranks, in the order asked: one query."""
    return _in_order(filters, first=first, beyond=beyond)


@under_filters
def _in_order(filters: Filters, *, first: int, beyond: int) -> Any:
    return part_of(filters.placements(), filters, first, beyond)


def part_of(placements: Any, filters: Filters, first: int, beyond: int) -> Any:
    """Return the queryset of a part of *placements*: to put them in order, the database has met all of them."""
    counted = placements.annotate(total=Window(Count("pk"))).order_by(*filters.order)
    return counted.values_list("pk", "total")[first:beyond]
