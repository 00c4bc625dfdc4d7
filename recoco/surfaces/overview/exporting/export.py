"""Writes the cases in view part by part, so that a large export starts at once and weighs nothing in memory."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Any

from django.http import Http404

from recoco.domain.accounts.portal_team import team_user_ids
from recoco.domain.cases.journal import Opening, note_several
from recoco.domain.cases.models import Opened, Placement
from recoco.domain.cases.roles import within
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.spreadsheets import MARK, lines
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.overview.exporting.columns import CONTACT_COLUMNS, Column
from recoco.surfaces.overview.exporting.facts import CaseFacts, facts_of, loaded
from recoco.surfaces.overview.filters.language import Filters

AT_ONCE = 500


def exportable(filters: Filters) -> Any:
    """Return the cases in view that their reader may export: all of them, or those that they advise or observe.

    :raises Forbidden: when they could export none, whatever the view.
    :raises Http404: when this portal does not know them.
    """
    by = filters.by
    if by.may(Permission.LIST_EXPORT):
        return filters.placements()
    if by.person is None:
        raise Http404
    if not Placement.objects.filter(within(by, Permission.LIST_EXPORT)).exists():
        raise Forbidden(Permission.LIST_EXPORT)
    return filters.placements().filter(within(by, Permission.LIST_EXPORT))


@dataclass(frozen=True)
class Export:
    """The cases of a view, in its order, under some columns."""

    filters: Filters
    columns: Sequence[Column]
    numbers: list[int]
    team: frozenset[int]
    portal: Portal
    portal_url: str

    @classmethod
    def of(cls, filters: Filters, columns: Sequence[Column]) -> "Export":
        """Decide now which cases are in it: what changes while it is sent neither doubles nor skips any."""
        portal = scope.current_portal()
        numbers = exportable(filters).order_by(*filters.order).values_list("pk", flat=True)
        return cls(filters, columns, list(numbers), team_user_ids(), portal, portal.base_url)

    def parts(self) -> Iterator[str]:
        """Write the file. The scope of the request is over by then, so each part enters the portal again."""
        yield MARK + lines([[column.name for column in self.columns]])
        for numbers in batched(self.numbers, AT_ONCE):
            with scope.entering(self.portal):
                part = self._write(numbers)
            yield part

    def _write(self, numbers: tuple[int, ...]) -> str:
        by = self.filters.by
        visible = loaded(Placement.objects.visible_to(by).filter(pk__in=numbers))
        found = {one.pk: one for one in visible}
        placements = [found[number] for number in numbers if number in found]
        cases = facts_of(placements, by=by, team=self.team, portal_url=self.portal_url)
        note_several(list(self._openings(cases)), by=by)
        return lines([column.value(one) for column in self.columns] for one in cases)

    def _openings(self, cases: Sequence[CaseFacts]) -> Iterator[Opening]:
        shows_contacts = any(column.name in CONTACT_COLUMNS for column in self.columns)
        for one in cases:
            yield Opening(one.placement, Opened.EXPORT)
            if shows_contacts and one.contact is not None:
                yield Opening(one.placement, Opened.CONTACT, one.contact.user_id, one.contact.full_name)
