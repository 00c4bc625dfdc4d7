"""What the filter bar and the page of filters show."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoco.domain.cases.models import Placement
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Link
from recoco.surfaces.overview.choices import Choice, Filter
from recoco.surfaces.overview.filters.language import FILTERS, PERIMETER, SORT, STATUSES, TEXT, Filters
from recoco.surfaces.overview.sorting import RELEVANCE, SORTS

IN_BAR = (TEXT, PERIMETER, STATUSES)


@dataclass(frozen=True)
class Asked:
    """One question of the form.

    :param options: pairs (value, label) still to choose.
    :param values: what is chosen.
    :param kept: values of a list that takes several: they stay chosen, the list adds one.
    """

    key: str
    label: str
    widget: str
    options: list[tuple[str, str]]
    values: list[str]
    kept: list[str]

    @property
    def value(self) -> str:
        """The only value of what takes one."""
        return "" if self.kept or not self.values else self.values[0]


@dataclass(frozen=True)
class Bar:
    """The bar above list, board and map.

    :param view: the one it stands above, as addresses write it.
    :param hidden: pairs (key, value) that the bar does not show and must not lose.
    """

    filters: Filters
    hidden: list[tuple[str, str]]
    perimeters: list[tuple[str, str]]
    statuses: list[tuple[str, str]]
    chosen_statuses: list[str]
    sorts: list[tuple[str, str]]
    views: list[Link]
    view: str
    may_export: bool


def bar_of(filters: Filters, views: list[Link], view: str, shown: Iterable[Placement]) -> Bar:
    """Return the bar, without any query.

    :param shown: the cases below it: whoever advises one of them may export what they advise.
    """
    hidden = [
        (key, choice.value)
        for key, choices in filters.chosen.items()
        for choice in choices
        if key not in {one.key for one in IN_BAR}
    ]
    perimeters = list(PERIMETER.offered(filters.by))
    if filters.perimeter not in perimeters:
        perimeters.append(filters.perimeter)
    return Bar(
        filters=filters,
        hidden=hidden,
        perimeters=_pairs(perimeters),
        statuses=_pairs(STATUSES.offered(filters.by)),
        chosen_statuses=[choice.value for choice in filters.chosen.get(STATUSES.key, ())],
        sorts=_pairs(one for one in SORTS.values() if one != RELEVANCE or filters.text),
        views=views,
        view=view,
        may_export=filters.by.may(Permission.LIST_EXPORT)
        or any(filters.by.may(Permission.LIST_EXPORT, one) for one in shown),
    )


def questions_of(filters: Filters) -> list[Asked]:
    """Return every question of the page of filters: one query for each list of rows."""
    asked = [_asked(one, filters) for one in FILTERS]
    return [one for one in asked if one.options or one.kept or one.widget in {"text", "date"}]


def _asked(one: Filter, filters: Filters) -> Asked:
    values = [choice.value for choice in filters.chosen.get(one.key, ())]
    adds = one.several and one.widget == "select"
    options = [pair for pair in _pairs(one.offered(filters.by)) if not adds or pair[0] not in values]
    return Asked(one.key, one.label, one.widget, options, values, values if adds else [])


def _pairs(choices: Iterable[Choice]) -> list[tuple[str, str]]:
    return [(choice.value, choice.label) for choice in choices]


__all__ = ["SORT", "Asked", "Bar", "bar_of", "questions_of"]
