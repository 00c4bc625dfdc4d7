"""The first cases of each section of a home, and how many it has."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, NamedTuple

from django.db.models import Case, CharField, Count, Value, When, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared
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
    here, alike = numbers_of(by), those_like(by)
    mine = tuple(one for one in asked if _filters(one, by).perimeter == MINE)
    beyond = tuple(one for one in asked if one not in mine)
    found = [Row(*row) for row in (_first(*here, alike=alike, beyond=beyond, has_mine=bool(mine)) if asked else ())]
    numbers = tuple(row.pk for row in found if row.key == NUMBERS)
    cases = _cases(numbers, *here, alike=alike, asked=mine) if numbers and mine else []
    rows = [row for row in found if row.key != NUMBERS]
    return sorted([*rows, *_of_mine(mine, cases, by)], key=lambda row: row.rank)


def _filters(one: Asked, by: Actor) -> Filters:
    return Filters.read(QueryDict(one.query), by)


@prepared
def _first(
    user: int, person: int, departements: Any, *, alike: Alike, beyond: tuple[Asked, ...], has_mine: bool
) -> Any:
    by = alike.asking(user, person, departements)
    parts = [_beyond(one, by) for one in beyond]
    if has_mine:
        parts.append(_numbers_of_mine(by))
    return parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0]


def _numbers_of_mine(by: Actor) -> Any:
    """Return the cases that one takes part in, as rows of a section of their own."""
    of_mine = Placement.objects.visible_to(by).filter(followed_by(by)).order_by()
    said = {"section": Value(NUMBERS, CharField()), "rank": Value(0), "total": Value(0)}
    return of_mine.annotate(**said).values_list("section", "pk", "rank", "total")


def _beyond(one: Asked, by: Actor) -> Any:
    """Return the first rows of a section of the whole portal, or of a territory: too many to read them all."""
    filters = _filters(one, by)
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


@prepared
def _cases(numbers: Any, user: int, person: int, departements: Any, *, alike: Alike, asked: tuple[Asked, ...]) -> Any:
    """Read the cases that one takes part in; each says which sections hold it, and its rank in each order.

    They are few. A union would take ten times longer to write, and without their numbers a database would look for
    what is unread in all the cases of the portal.
    """
    by = alike.asking(user, person, departements)
    found = Placement.objects.filter(pk__in=numbers).order_by()
    for one in asked:
        filters, rank = _filters(one, by), _rank_of(one, by)
        inside = Case(When(filters.condition_in_circle(), then=True), default=False)
        found = found.annotate(**{f"in_{one.key}": inside})
        if rank not in found.query.annotations:
            found = found.annotate(**{rank: Window(RowNumber(), order_by=one.order or filters.order)})
    return found.values("pk", *{_rank_of(one, by): None for one in asked}, *(f"in_{one.key}" for one in asked))


def _rank_of(one: Asked, by: Actor) -> str:
    return f"rank_{one.key if one.order else _filters(one, by).sort.value.replace('-', '_')}"


def _of_mine(asked: Sequence[Asked], cases: Sequence[dict[str, Any]], by: Actor) -> list[Row]:
    """Return the first rows of the sections about the cases that one takes part in."""
    rows = []
    for one in asked:
        rank = _rank_of(one, by)
        held = sorted((case for case in cases if case[f"in_{one.key}"]), key=itemgetter(rank))
        rows += [Row(one.key, case["pk"], case[rank], len(held)) for case in held[: one.most]]
    return rows
