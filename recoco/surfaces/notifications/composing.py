"""What the e-mail of a fact says: who, where, in whose words, why one gets it, and the page that it opens."""

from django.db.models import QuerySet

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications.audiences import COLLECTIVITE, Who
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.table.row import Row
from recoco.surfaces.notifications.words import Words, place_of


def compose(row: Row, notices: list[Notice], placement: Placement | None, *, to: Person) -> Words:
    """Return the words of the e-mail of *notices* to a person, for the templates under `notifications/facts/`."""
    events, who = [notice.event for notice in notices], Who(notices[0].who)
    elsewhere = _elsewhere(events[0])
    words: Words = {
        "fact": f"notifications/facts/{row.event.name}.txt",
        "actors": _signatures(events, elsewhere),
        "several": len({event.actor_id for event in events}) > 1,
        "via": elsewhere.name if elsewhere else "",
        "for_collectivite": who in COLLECTIVITE,
        "about_you": events[-1].words.get("who") == to.full_name,
        "because": f"Vous recevez cet e-mail parce que {who.label}.",
        "said": events[-1].words,
        "quotes": [],
    }
    if placement is not None:
        case = placement.case
        words |= {"case": case.name, "place": place_of(case), "path": case.get_absolute_url()}
    return words | row.more(events, placement, who)


def _elsewhere(event: Event) -> Portal | None:
    """Return the portal where it happened, when another one tells it."""
    if event.portal_id == scope.current_portal().pk:
        return None
    return Portal.objects.filter(pk=event.portal_id or 0).first()


def _signatures(events: list[Event], elsewhere: Portal | None) -> str:
    """Return « Awa Diop (DDT du Nord) », or « Awa Diop (DDT du Nord) et Otto Klein (Région) »."""
    authors = {event.actor_id or 0: event.actor_name for event in events}
    if elsewhere is None:
        people = list(_people(authors))
    else:
        with scope.entering(elsewhere):
            people = list(_people(authors))
    known = {person.user_id: person.signature for person in people}
    names = [known.get(number, name) or "La plateforme" for number, name in authors.items()]
    return " et ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)


def _people(authors: dict[int, str]) -> QuerySet[Person]:
    return Person.objects.filter(user_id__in=list(authors))
