"""The first cases of each section of a home, and how many it has."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.filters.perimeter import MINE, followed_by

MOST = 5
NUMBERS = ""  # instead of a section: the numbers of one's own cases


@dataclass(frozen=True)
class Asked:
    """What one section asks, as the address of a list would.

    :param query: of that address; it writes its circle, so that it shows the same to everybody who may follow it.
    :param most: how many cases the section shows, at least one.
    :param order: where the section does not show them in the order of the list.
    """

    key: str
    query: str
    most: int = MOST
    order: tuple[Any, ...] = ()


class Row(NamedTuple):
    """A case of a section.

    :param key: of the section.
    :param pk: of the placement.
    :param total: how many cases the section has.
    """

    key: str
    pk: int
    rank: int
    total: int


def first_rows(asked: Sequence[Asked], by: Actor) -> list[Row]:
    """Return the first rows of all the sections, each in its order: two queries."""
    filters = {one.key: Filters.read(QueryDict(one.query), by) for one in asked}
    mine = [one for one in asked if filters[one.key].perimeter == MINE]
    parts = [_beyond(one, filters[one.key]) for one in asked if one not in mine]
    if mine:
        parts.append(_numbers_of_mine(by))
    found = [Row(*row) for row in (parts[0].union(*parts[1:], all=True) if parts else ())]
    numbers = [row.pk for row in found if row.key == NUMBERS]
    rows = [row for row in found if row.key != NUMBERS]
    return sorted([*rows, *_of_mine(mine, numbers, filters)], key=lambda row: row.rank)


def _numbers_of_mine(by: Actor) -> Any:
    """Return the cases that one takes part in, as rows of a section of their own."""
    of_mine = Placement.objects.visible_to(by).filter(followed_by(by)).order_by()
    said = {"section": Value(NUMBERS, CharField()), "rank": Value(0), "total": Value(0)}
    return of_mine.annotate(**said).values_list("section", "pk", "rank", "total")


def _beyond(one: Asked, filters: Filters) -> Any:
    """Return the first rows of a section of the whole portal, or of a territory: too many to read them all."""
    found = (
        filters.placements()
        .order_by()
        .annotate(
            section=Value(one.key, CharField()),
            rank=Window(RowNumber(), order_by=one.order or filters.order),
            total=Window(Count("pk")),
        )
    )
    return found.filter(rank__lte=one.most).values_list("section", "pk", "rank", "total")


def _of_mine(asked: Sequence[Asked], numbers: Sequence[int], filters: Mapping[str, Filters]) -> list[Row]:
    """Return the first rows of the sections about the cases that one takes part in.

    They are few: each is read once and says which sections hold it. A union would take ten times longer to write, and
    without their numbers a database would look for what is unread in all the cases of the portal.

    :param numbers: of these cases.
    """
    if not asked:
        return []
    found, ranks = Placement.objects.filter(pk__in=numbers).order_by(), {}
    for one in asked:
        of_one = filters[one.key]
        ranks[one.key] = f"rank_{one.key if one.order else of_one.sort.value.replace('-', '_')}"
        inside = Case(When(of_one.condition_in_circle(), then=True), default=False)
        found = found.annotate(**{f"in_{one.key}": inside})
        if ranks[one.key] not in found.query.annotations:
            found = found.annotate(**{ranks[one.key]: Window(RowNumber(), order_by=one.order or of_one.order)})
    cases = list(found.values("pk", *{*ranks.values()}, *(f"in_{one.key}" for one in asked)))
    rows = []
    for one in asked:
        held = sorted((case for case in cases if case[f"in_{one.key}"]), key=itemgetter(ranks[one.key]))
        rows += [Row(one.key, case["pk"], case[ranks[one.key]], len(held)) for case in held[: one.most]]
    return rows
