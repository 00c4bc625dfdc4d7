"""Whether notices are still to be told, asked for many at once: so many queries for one, as many for a thousand."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from recoco.domain.cases.crowds import Crowd, crowd_of
from recoco.domain.cases.models import Placement
from recoco.kernel.activity.models import Event
from recoco.surfaces.notifications.audiences import Who, followers_by_choice
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.preferences import refused
from recoco.surfaces.notifications.signing import Signatures, portals_of, signatures_of
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.telling import is_told
from recoco.surfaces.notifications.words import Told


@dataclass
class Fact:
    """One event as one group of people is told of it on one portal, asked once each."""

    told: Told
    who: Who
    placement: Placement | None

    @cached_property
    def holds(self) -> bool:
        """Whether it is still worth an e-mail: what was undone meanwhile is not told."""
        return row_of(self.told.event.type).stands(self.told, self.placement)

    @cached_property
    def path(self) -> str:
        """The page where it is read, to the very place; the case itself when what it told is gone."""
        more = row_of(self.told.event.type).more([self.told], self.placement, self.who)
        return str(more["path"]) if "path" in more else self.home

    @cached_property
    def home(self) -> str:
        """The page of its case."""
        return self.placement.case.get_absolute_url() if self.placement else ""


class Judge:
    """Remembers what some notices depend on, for the time of one transaction.

    Everything is read at once for all of them, when it is first asked.
    """

    def __init__(self, notices: Iterable[Notice]) -> None:
        """Take *notices* of the current portal, with their events."""
        self.notices = list(notices)
        self._facts: dict[tuple[int, str], Fact] = {}

    def standing(self) -> list[Notice]:
        """Return which of the notices an e-mail must still tell; from now on, what they tell is not taken back.

        Not what their person has read meanwhile, may see no more, or wants by e-mail no more.
        """
        unread = [one for one in self.notices if one.read_at is None]
        for kind, events in _by_type(unread):
            row_of(kind).binds(events)
        return [one for one in unread if self.is_due(one)]

    def is_due(self, notice: Notice) -> bool:
        """Tell whether an e-mail may tell *notice* at this moment: wanted, readable, and not undone."""
        return notice.pk not in self._unwanted and self.is_readable(notice) and self.fact(notice).holds

    def is_readable(self, notice: Notice) -> bool:
        """Tell whether its person may still be told of *notice*."""
        row, placement = row_of(notice.event.type), self._placements.get(notice.case_id or 0)
        return is_told(row, Who(notice.who), notice, placement, self._crowd, self._following)

    def fact(self, notice: Notice) -> Fact:
        """Return what *notice* tells."""
        key = (notice.event_id, notice.who)
        if key not in self._facts:
            told = Told(notice.event, self._read.get(notice.event_id))
            self._facts[key] = Fact(told, Who(notice.who), self._placements.get(notice.case_id or 0))
        return self._facts[key]

    @cached_property
    def signatures(self) -> Signatures:
        """Who signs the events."""
        return signatures_of([one.event for one in self.notices])

    @cached_property
    def elsewhere(self) -> Mapping[int, str]:
        """The names of the other portals where the events have happened."""
        return portals_of(self.notices)

    @cached_property
    def _unwanted(self) -> set[int]:
        return refused(self.notices)

    @cached_property
    def _read(self) -> Mapping[int, object]:
        read: dict[int, object] = {}
        for kind, events in _by_type(self.notices):
            read |= dict(row_of(kind).reads(events))
        return read

    @cached_property
    def _placements(self) -> Mapping[int, Placement]:
        numbers = {one.case_id for one in self.notices if one.case_id is not None}
        present = Placement.objects.all().present().with_case().filter(case_id__in=numbers) if numbers else ()
        return {one.case_id: one for one in present}

    @cached_property
    def _crowd(self) -> Crowd:
        return crowd_of({one.person_id for one in self.notices}, list(self._placements.values()))

    @cached_property
    def _following(self) -> frozenset[tuple[int, int]]:
        return followers_by_choice(self._placements, {one.person_id for one in self.notices})


def _by_type(notices: Iterable[Notice]) -> list[tuple[str, list[Event]]]:
    """Return the events of *notices*, each once, by type."""
    events = {one.event_id: one.event for one in notices}
    ordered = sorted(events.values(), key=lambda event: (event.type, event.pk))
    return [(kind, list(group)) for kind, group in groupby(ordered, key=lambda event: event.type)]
