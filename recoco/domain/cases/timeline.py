"""The timeline of a case, as far as its reader's rights go: by kind, by person, each line leading to its object."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Visibility, event_types
from recoco.kernel.kit.slots import entries
from recoco.kernel.portals.preparing import prepared


@dataclass(frozen=True)
class EventFamily:
    """Kinds of events that people think of together.

    :param key: in the address.
    :param prefixes: of the names of their types, before the dot.
    """

    key: str
    label: str
    prefixes: frozenset[str]

    @property
    def types(self) -> list[str]:
        """The names of its declared types."""
        return [name for name in event_types() if name.partition(".")[0] in self.prefixes]


FAMILIES = (
    EventFamily("dossier", "Vie du dossier", frozenset({"case", "placement", "proposal", "submission", "share_link"})),
    EventFamily(
        "personnes", "Personnes", frozenset({"adviser", "member", "owner", "participation", "invitation", "contact"})
    ),
    EventFamily("recommandations", "Recommandations", frozenset({"recommendation"})),
    EventFamily(
        "echanges",
        "Échanges et fichiers",
        frozenset(
            {
                "message",
                "note",
                "brief",
                "todo",
                "file",
                "file_card",
                "link",
                "private_file",
                "private_file_card",
                "private_link",
            }
        ),
    ),
    EventFamily("etat-des-lieux", "État des lieux", frozenset({"survey", "assessment", "answer", "diagnostic"})),
    EventFamily("resultats", "Résultats", frozenset({"outcome"})),
)


@dataclass(frozen=True)
class CaseLink:
    """Where an event leads, declared in the slot `CASE_LINKS`.

    :param subject: the model it is about, such as `cases.outcome`.
    :param url_name: a route that takes the case's slug, with the object on its page.
    :param permission: who may open it.
    :param anchor: what comes before the object's number in its place on the page; empty when it has none.
    :param parameter: what the address calls the object on a paginated page, so that it is on the page shown.
    """

    subject: str
    url_name: str
    permission: Permission
    anchor: str = ""
    parameter: str = ""


OUTCOME_LINK = CaseLink("cases.outcome", "cases:show", Permission.CASE_VIEW, "outcome-")


@dataclass(frozen=True)
class Line:
    """An event as one reader sees it.

    :param url: where it leads; empty when nowhere.
    """

    event: Event
    url: str


def timeline_of(placement: Placement, actor: Actor, *, family: str = "", person: str = "") -> Any:
    """Return the events of the case that *actor* may read, newest first.

    :param family: key of one of `FAMILIES`; anything else means all of them.
    :param person: number of the account that acted; anything else means everybody.
    """
    events = Event.objects.of_case(placement.case_id).filter(visibility__in=_readable(placement, actor))
    chosen = next((one for one in FAMILIES if one.key == family), None)
    if chosen is not None:
        events = events.filter(type__in=chosen.types)
    if person.isdecimal() and len(person) < 19:
        events = events.filter(actor_id=int(person))
    return events


def last_events(
    placement: Placement,
    actor: Actor,
    most: int,
    *,
    types: tuple[str, ...] | None = None,
    since: datetime | None = None,
    until: datetime | None = None,
) -> list[Event]:
    """Return the last events of the case that *actor* may read, newest first.

    :param types: the only ones that count; None for all.
    :param since: from this instant, its own included, to *until*.
    """
    ends = {"since": since, "until": until}
    instants = [one for one in ends.values() if one is not None]
    ended = tuple(name for name, one in ends.items() if one is not None)
    visible = _readable(placement, actor)
    return _last(placement.case_id, *instants, visible=visible, types=types, ended=ended, most=most)


@prepared
def _last(case_id: int, *instants: datetime, visible: Any, types: Any, ended: tuple[str, ...], most: int) -> Any:
    events = Event.objects.of_case(case_id).filter(visibility__in=visible)
    if types is not None:
        events = events.filter(type__in=types)
    for end, instant in zip(ended, instants, strict=True):
        events = events.filter(at__gte=instant) if end == "since" else events.filter(at__lt=instant)
    return events[:most]


def _readable(placement: Placement, actor: Actor) -> tuple[Visibility, ...]:
    readable = [Visibility.EVERYONE]
    if actor.may(Permission.NOTE_READ, placement):
        readable.append(Visibility.ADVISERS)
    if actor.may(Permission.BACKOFFICE_USE, placement):
        readable.append(Visibility.STAFF)
    return tuple(readable)


def people_of(events: Any) -> list[tuple[str, str]]:
    """Return who made *events*, by name: the number of their account, and their last name there. One query."""
    named = events.exclude(actor_id=None).order_by("pk").values_list("actor_id", "actor_name")
    names = {str(number): name for number, name in named.distinct()}
    return sorted(names.items(), key=lambda one: one[1])


def lines_of(events: Iterable[Event], placement: Placement, actor: Actor) -> list[Line]:
    """Return *events* with where each leads *actor*, without any query once their roles are known."""
    links: Iterable[CaseLink] = entries("CASE_LINKS")
    open_ = {link.subject: link for link in links if actor.may(link.permission, placement)}
    return [Line(event, _url(open_.get(event.subject_type), event, placement)) for event in events]


def _url(link: CaseLink | None, event: Event, placement: Placement) -> str:
    if link is None:
        return ""
    page = reverse(link.url_name, args=[placement.case.slug])
    if link.parameter:
        page = f"{page}?{link.parameter}={event.subject_id}"
    return f"{page}#{link.anchor}{event.subject_id}" if link.anchor else page
