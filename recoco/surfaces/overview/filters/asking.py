"""What is asked under filters, prepared as long as these only depend on what the reader is (ADR 0020)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.overview.choices import Choice
from recoco.surfaces.overview.filters.language import Filters


def under_filters(build: Callable[..., Any]) -> Callable[..., list[Any]]:
    """Make of a function that builds a queryset under filters one that returns its rows.

    After the filters, arguments are those of `prepared`: values by their place, the shape by name.
    """

    @prepared
    def kept(
        user: int,
        person: int,
        departements: tuple[int, ...],
        *values: Any,
        alike: Alike,
        chosen: tuple[tuple[str, tuple[Choice, ...]], ...],
        asked_sort: Choice | None,
        **shape: Any,
    ) -> Any:
        asking = Filters(alike.asking(user, person, departements), dict(chosen), asked_sort)
        return build(asking, *values, **shape)

    @wraps(build)
    def rows(filters: Filters, *values: Any, **shape: Any) -> list[Any]:
        if not filters.are_plain:
            return list(build(filters, *values, **shape))
        asked = {"chosen": tuple(filters.chosen.items()), "asked_sort": filters.asked_sort}
        return kept(*numbers_of(filters.by), *values, alike=those_like(filters.by), **asked, **shape)

    return rows
