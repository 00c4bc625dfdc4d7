"""How those who made events sign: as they are known where it happened, read at once for many events."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from recoco.domain.accounts.models import Person
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications.models import Notice


@dataclass(frozen=True)
class Signatures:
    """What is known of authors, by number of portal and of account."""

    known: Mapping[tuple[int, int], Person]

    def of(self, events: Iterable[Event]) -> str:
        """Return « Awa Diop (DDT du Nord) », or « Awa Diop (DDT du Nord) et Otto Klein (Région) »."""
        here = scope.current_portal().pk
        authors = {event.actor_id or 0: event for event in events}
        names = [
            _signature(event, self.known.get((event.portal_id or here, number))) for number, event in authors.items()
        ]
        return " et ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def signatures_of(events: Iterable[Event]) -> Signatures:
    """Read those of *events*: one query for each portal where some happened, and one for the others."""
    here = scope.current_portal().pk
    authors: dict[int, set[int]] = {}
    for event in events:
        if event.actor_id is not None:
            authors.setdefault(event.portal_id or here, set()).add(event.actor_id)
    known: dict[tuple[int, int], Person] = {}
    for portal in portals_numbered(authors):
        with scope.entering(portal):
            people = list(Person.objects.filter(user_id__in=authors[portal.pk]))
        known |= {(portal.pk, one.user_id): one for one in people}
    return Signatures(known)


def _signature(event: Event, author: Person | None) -> str:
    if author is None:
        return event.actor_name or "La plateforme"
    if author.is_shared and event.actor_name != author.organization:  # of those who read the address, who did it
        return f"{event.actor_name} ({author.organization})"
    return author.organization if author.is_shared else author.signature


def portals_numbered(numbers: Collection[int]) -> list[Portal]:
    """Return the portals with these numbers, by number: one query, none for the current one alone."""
    here = scope.current_portal()
    found = {here.pk: here} if here.pk in numbers else {}
    others = set(numbers) - {here.pk}
    found |= Portal.objects.in_bulk(others) if others else {}
    return [found[number] for number in sorted(found)]


def portals_of(notices: Iterable[Notice]) -> dict[int, str]:
    """Return the names of the portals where what others tell has happened: one query, none if there is none."""
    numbers = {one.event.portal_id for one in notices if one.event.portal_id not in {None, one.portal_id}}
    return dict(Portal.objects.filter(pk__in=numbers).values_list("pk", "name")) if numbers else {}
