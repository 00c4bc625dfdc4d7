"""The cases of the sections of a home: those of a list under some filters, its first rows and its exact count."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, Q, Value, Window
from django.db.models.functions import RowNumber
from django.http import QueryDict
from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.cards import Card, cards_of, described
from recoco.surfaces.overview.filters.language import Filters

MOST = 5


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


@dataclass(frozen=True)
class Section:
    """What one section shows.

    :param count: how many cases the list has.
    :param url: the list.
    """

    count: int
    url: str
    cards: list[Card] = field(default_factory=list)

    @property
    def has_more(self) -> bool:
        """Whether the list holds more than what is shown."""
        return self.count > len(self.cards)


@dataclass(frozen=True)
class Cases:
    """The cases of a whole page.

    :param sections: by key, all those asked.
    :param named: the cases asked by their number that the reader may open.
    """

    sections: Mapping[str, Section]
    named: Mapping[int, Placement]


def read(asked: Sequence[Asked], by: Actor, *, numbers: Collection[int] = ()) -> Cases:
    """Read all the sections at once: four queries, however many they are.

    :param numbers: of further cases, shown by their name only.
    """
    filters = {one.key: Filters.read(QueryDict(one.query), by) for one in asked}
    rows = list(_union([_first(one, filters[one.key]) for one in asked]))
    shown = {pk for _, pk, _, _ in rows}
    visible = Placement.objects.visible_to(by).filter(Q(pk__in=shown) | Q(case_id__in=set(numbers)))
    placements = {one.pk: one for one in described(visible)}
    cards = {card.placement.pk: card for card in cards_of([placements[pk] for pk in shown & set(placements)], by)}
    counts = {key: total for key, _, _, total in rows}
    return Cases(
        sections={
            one.key: Section(
                count=counts.get(one.key, 0),
                url=f"{reverse('cases:index')}?{one.query}",
                cards=[cards[pk] for key, pk, _, _ in sorted(rows, key=_rank) if key == one.key and pk in cards],
            )
            for one in asked
        },
        named={one.case_id: one for one in placements.values() if one.case_id in numbers},
    )


def _first(one: Asked, filters: Filters) -> Any:
    """Return the first rows of a section with their rank, each with how many rows there are."""
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


def _union(parts: list[Any]) -> Any:
    return parts[0].union(*parts[1:], all=True)


def _rank(row: tuple[str, int, int, int]) -> int:
    return row[2]
