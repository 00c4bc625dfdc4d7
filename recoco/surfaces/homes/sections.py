"""The cases of the sections of a home: those of a list under some filters, its first rows and its exact count."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q
from django.urls import reverse

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.homes.rows import Asked, first_rows
from recoco.surfaces.overview.cards import Card, cards_of, with_rows


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
    """Read all the sections at once: five queries, however many they are.

    :param numbers: of further cases, shown by their name only.
    """
    rows = first_rows(asked, by)
    shown = {row.pk for row in rows}
    user, person, departements = numbers_of(by)
    found = _visible(tuple(shown), tuple(set(numbers)), user, person, departements, alike=those_like(by))
    placements = {one.pk: one for one in found}
    cards = {card.placement.pk: card for card in cards_of([placements[pk] for pk in shown & set(placements)], by)}
    counts = {row.key: row.total for row in rows}
    return Cases(
        sections={
            one.key: Section(
                count=counts.get(one.key, 0),
                url=f"{reverse('cases:index')}?{one.query}",
                cards=[cards[row.pk] for row in rows if row.key == one.key and row.pk in cards],
            )
            for one in asked
        },
        named={one.case_id: one for one in placements.values() if one.case_id in numbers},
    )


@prepared
def _visible(shown: Any, named: Any, user: int, person: int, departements: Any, *, alike: Alike) -> Any:
    visible = Placement.objects.all().visible_to(alike.asking(user, person, departements))
    return with_rows(visible.filter(Q(pk__in=shown) | Q(case__id__in=named)))
