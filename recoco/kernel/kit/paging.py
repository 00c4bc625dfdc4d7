"""Pages of a list whose rows say how many there are in all: the query that gives them has counted them."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Page, Paginator


def page_of[T](asked: str | None, per_page: int, part: Callable[[int, int], Sequence[tuple[T, int]]]) -> Page[T]:
    """Return a page of a list: one query, or three for a page beyond its end.

    :param asked: which one, as the address says it; the first one for what means nothing, the last one beyond.
    :param part: the rows from a rank to another, excluded, each with how many there are in all.
    """
    rank = _rank(asked or "")
    rows = part((rank - 1) * per_page, rank * per_page)
    if not rows and rank > 1:
        rank = _pages(part(0, 1), per_page).num_pages
        rows = part((rank - 1) * per_page, rank * per_page)
    return Page([row for row, _ in rows], rank, _pages(rows, per_page))


def _pages(rows: Sequence[tuple[Any, int]], per_page: int) -> Any:
    return Paginator(range(rows[0][1] if rows else 0), per_page)


def _rank(asked: str) -> int:
    return max(1, int(asked)) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 1
