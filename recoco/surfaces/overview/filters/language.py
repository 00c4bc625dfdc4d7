"""Reads an address into filters, applies them, and writes addresses back: list, board and export share it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q
from django.http import QueryDict

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.search.matching import Question
from recoco.surfaces.overview.choices import Choice, Filter
from recoco.surfaces.overview.filters.advice import Recommendations
from recoco.surfaces.overview.filters.conversation import Conversation
from recoco.surfaces.overview.filters.dates import Activity, SubmittedFrom, SubmittedUntil
from recoco.surfaces.overview.filters.news import News
from recoco.surfaces.overview.filters.people import Advisers, Origins
from recoco.surfaces.overview.filters.perimeter import Perimeter, Place
from recoco.surfaces.overview.filters.places import Departements, Epcis, Regions
from recoco.surfaces.overview.filters.states import Awaited, Paused, Shortcomings, Statuses
from recoco.surfaces.overview.filters.words import Tags, Text, Topics, question
from recoco.surfaces.overview.sorting import RELEVANCE, SORTS, UNREAD, order_of

TEXT, PERIMETER, STATUSES = Text(), Perimeter(), Statuses()
# In the order of the form; the first three stand in the bar.
FILTERS: tuple[Filter, ...] = (
    TEXT,
    PERIMETER,
    STATUSES,
    Regions(),
    Departements(),
    Epcis(),
    Topics(),
    Tags(),
    Advisers(),
    Place(),
    News(),
    Recommendations(),
    Conversation(),
    Awaited(),
    Activity(),
    Paused(),
    SubmittedFrom(),
    SubmittedUntil(),
    Origins(),
    Shortcomings(),
)
SORT = "tri"
MOST_VALUES = 50  # of one filter: an address is not a list of numbers


@dataclass(frozen=True)
class ActiveTag:
    """A filter in force, and the address without it."""

    label: str
    url: str


@dataclass(frozen=True)
class Filters:
    """What one reader asks of the cases they may open.

    :param by: the reader.
    :param chosen: what each filter understood, by parameter; those that nobody asked are absent.
    :param asked_sort: the order asked; None for the usual one.
    :param misunderstood: labels of the filters whose value meant nothing, to say so.
    """

    by: Actor
    chosen: Mapping[str, tuple[Choice, ...]]
    asked_sort: Choice | None = None
    misunderstood: tuple[str, ...] = ()

    @classmethod
    def read(cls, query: QueryDict, by: Actor, *, usual_perimeter: str = "") -> "Filters":
        """Understand an address; what it says wrongly is left out, never an error.

        One query for each filter in use that is about rows: topics, tags, people, places, portals.

        :param usual_perimeter: the circle that this browser remembers for this reader.
        """
        chosen, misunderstood = {}, []
        for one in FILTERS:
            asked = [value for value in query.getlist(one.key)[:MOST_VALUES] if value.strip()]
            found = one.read(asked, by) if asked else ()
            if found:
                chosen[one.key] = found
            if len(found) < len(set(asked)) and (one.several or not found):
                misunderstood.append(one.label)
        if PERIMETER.key not in chosen:
            chosen[PERIMETER.key] = PERIMETER.read([usual_perimeter], by) or (PERIMETER.usual(by),)
        asked_sort = query.get(SORT, "")
        if asked_sort and asked_sort not in SORTS:
            misunderstood.append("Ordre")
        return cls(by, chosen, SORTS.get(asked_sort), tuple(misunderstood))

    @cached_property
    def question(self) -> Question | None:
        """What the text means in the index; asked once for the condition and the order."""
        return question(self.text) if self.text else None

    @property
    def text(self) -> str:
        """The text searched."""
        return self.chosen[TEXT.key][0].value if TEXT.key in self.chosen else ""

    @property
    def perimeter(self) -> Choice:
        """The circle in force."""
        return self.chosen[PERIMETER.key][0]

    @property
    def sort(self) -> Choice:
        """The order in force: the best answers first as soon as a text is searched."""
        return self.asked_sort or (RELEVANCE if self.text else UNREAD)

    @property
    def are_plain(self) -> bool:
        """Whether all that is asked only depends on a few known values and on what the reader is."""
        return all(one.is_plain for one in FILTERS if one.key in self.chosen)

    def condition(self) -> Q:
        """Return the condition on placements."""
        return PERIMETER.condition(self.chosen[PERIMETER.key], self.by) & self.condition_in_circle()

    def condition_in_circle(self) -> Q:
        """Return the condition on the placements of the circle in force."""
        found = self.question.matching() if self.question else Q()
        for one in FILTERS:
            if one not in {TEXT, PERIMETER}:
                found &= one.condition(self.chosen.get(one.key, ()), self.by)
        return found

    def placements(self) -> Any:
        """Return the cases in view, with what their reader is to each; in no order yet."""
        return Placement.objects.visible_to(self.by).filter(self.condition())

    @property
    def order(self) -> tuple[Any, ...]:
        """The expressions that put placements in the order asked."""
        return order_of(self.sort, self.question, self.by)

    def query(self, **changes: tuple[str, ...]) -> str:
        """Return the query of an address that asks the same, some parameters changed; from its first page on.

        The circle is always written: an address shows the same cases tomorrow.
        """
        written = QueryDict(mutable=True)
        for key, choices in self.chosen.items():
            written.setlist(key, changes.get(key, [choice.value for choice in choices]))
        if self.asked_sort:
            written.setlist(SORT, changes.get(SORT, [self.asked_sort.value]))
        for key, values in changes.items():
            written.setlist(key, values)
        return written.urlencode()

    def tags(self) -> list[ActiveTag]:
        """Return the filters in force, each with the address without it; the circle is not one of them."""
        return [
            ActiveTag(one.tag(choice), "?" + self.query(**{one.key: self._without(one, choice)}))
            for one in FILTERS
            if one is not PERIMETER
            for choice in self.chosen.get(one.key, ())
        ]

    def _without(self, one: Filter, gone: Choice) -> tuple[str, ...]:
        return tuple(choice.value for choice in self.chosen[one.key] if choice != gone)
