"""Whether notices are still to be told, asked for many at once: a case is read once, and its readers too."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.core.exceptions import ObjectDoesNotExist

from recoco.domain.cases.models import Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.audiences import Who
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.preferences import refused
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.telling import audience


@dataclass
class Fact:
    """One event as one group of people is told of it on one portal, asked once each."""

    event: Event
    who: Who
    placement: Placement | None

    @cached_property
    def holds(self) -> bool:
        """Whether it is still worth an e-mail: what was undone meanwhile is not told."""
        return row_of(self.event.type).stands(self.event, self.placement)

    @cached_property
    def path(self) -> str:
        """The page where it is read, to the very place; the case itself when what it told is gone."""
        usual = self.placement.case.get_absolute_url() if self.placement else ""
        try:
            more = row_of(self.event.type).more([self.event], self.placement, self.who)
        except ObjectDoesNotExist:
            return usual
        return str(more.get("path", usual))


Key = tuple[object, ...]


@dataclass
class Judge:
    """Remembers what it was asked for some people: to be kept for the time of one transaction."""

    _facts: dict[Key, Fact] = field(default_factory=dict)
    _placements: dict[tuple[int, int], Placement | None] = field(default_factory=dict)
    _concerned: dict[Key, set[int]] = field(default_factory=dict)
    _readers: dict[Key, frozenset[int]] = field(default_factory=dict)

    def standing(self, notices: Iterable[Notice]) -> list[Notice]:
        """Return which of these *notices* of the current portal, with their event, an e-mail must still tell.

        Not what their person has read meanwhile, may see no more, or wants by e-mail no more.
        """
        unread = [one for one in notices if one.read_at is None]
        self.prepare(unread)
        unwanted = refused(unread)
        return [one for one in unread if one.pk not in unwanted and self.is_readable(one) and self.fact(one).holds]

    def prepare(self, notices: Iterable[Notice]) -> None:
        """Read the cases of *notices* of the current portal at once, and note whom each concerns."""
        portal_id, numbers = scope.current_portal().pk, set()
        for one in notices:
            self._concerned.setdefault(_audience_of(one), set()).add(one.person_id)
            if one.case_id is not None and (portal_id, one.case_id) not in self._placements:
                numbers.add(one.case_id)
        present = Placement.objects.all().present().with_case().filter(case_id__in=numbers) if numbers else ()
        self._placements |= {(portal_id, number): None for number in numbers}
        self._placements |= {(portal_id, one.case_id): one for one in present}

    def is_readable(self, notice: Notice) -> bool:
        """Tell whether its person may still be told of *notice*, which was prepared."""
        key, fact = _audience_of(notice), self.fact(notice)
        if key not in self._readers:
            people = audience(row_of(notice.event.type), fact.who, notice.event, fact.placement)
            concerned = people.filter(pk__in=self._concerned[key]).order_by()
            self._readers[key] = frozenset(concerned.values_list("pk", flat=True))
        return notice.person_id in self._readers[key]

    def fact(self, notice: Notice) -> Fact:
        """Return what *notice*, which was prepared, tells."""
        key = (notice.portal_id, notice.event_id, notice.who)
        if key not in self._facts:
            placement = self._placements.get((notice.portal_id, notice.case_id or 0))
            self._facts[key] = Fact(notice.event, Who(notice.who), placement)
        return self._facts[key]


def _audience_of(notice: Notice) -> Key:
    """Return what is the same for all the facts that the same people are told of."""
    row = row_of(notice.event.type)
    about = notice.event_id if row.named or notice.case_id is None else 0
    return notice.portal_id, notice.case_id, notice.who, row.permission, row.despite_pause, about
