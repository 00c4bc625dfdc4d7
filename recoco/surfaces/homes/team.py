"""The home of a portal's team: what to decide, what to mend, what happened, what did not arrive, figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Count, F, QuerySet
from django.http import HttpRequest, QueryDict
from django.urls import reverse

from recoco.domain.cases.models import Case, Status
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Visibility
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.kernel.ui.navigation import Link, links_of
from recoco.surfaces.homes.lines import Line
from recoco.surfaces.homes.rows import Asked
from recoco.surfaces.homes.sections import Cases, Section
from recoco.surfaces.overview.filters.language import Filters

ALL = "perimetre=tous"
EVENTS, MAILS, MAILS_SINCE = 8, 5, timedelta(days=30)
# Oldest first, as the moderation shows them.
SUBMITTED = Asked("submitted", f"{ALL}&statut=submitted", order=(F("submitted_at").asc(), F("pk").asc()))
# What slips, each one said in a line that leads to its list.
TO_MEND: Mapping[str, Asked] = {
    "unheard": Asked("unheard", f"{ALL}&manque=referent&manque=conseiller&tri=depot", most=1),
    "without_commune": Asked("without_commune", f"{ALL}&manque=commune&tri=depot", most=1),
    "objected": Asked("objected", f"{ALL}&manque=objection&tri=depot", most=1),
    "left_unread": Asked(
        "left_unread",
        f"{ALL}&statut=to_process&statut=waiting&statut=in_progress&statut=done&recommandations=non-lues&activite=plus-15&pause=non",
        most=1,
    ),
}
ASKED = (SUBMITTED, *TO_MEND.values())


@dataclass(frozen=True)
class Figure:
    """How many cases stand at one status, and the list of them."""

    label: str
    count: int
    url: str


@dataclass(frozen=True)
class Team:
    """What the portal's team is shown.

    :param events: the last ones, each with its case where the reader may open it.
    :param tabs: the pages of the moderation where something waits, with how many; None for who does not moderate.
    """

    submitted: Section
    tabs: list[Link] | None
    to_mend: list[Line]
    events: list[tuple[Event, Case | None]]
    mails: list[OutgoingEmail]
    figures: list[Figure]


def team_of(cases: Cases, events: list[Event], request: HttpRequest) -> Team:
    """Return the part of the team: two queries, and those of the counts of the moderation."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    tabs = [tab for tab in links_of("MODERATION_TABS", request) if tab.badge]
    to_mend = [Line(kind, None, cases.sections[asked.key]) for kind, asked in TO_MEND.items()]
    return Team(
        submitted=cases.sections[SUBMITTED.key],
        tabs=tabs if actor.may(Permission.CASE_MODERATE) else None,
        to_mend=[line for line in to_mend if line.thing.count],
        events=[(one, named.case if (named := cases.named.get(one.case_id or 0)) else None) for one in events],
        mails=list(OutgoingEmail.objects.failed_since(clock.now() - MAILS_SINCE)[:MAILS]),
        figures=figures_for(actor),
    )


def recent_events(actor: Actor) -> list[Event]:
    """Return what happened last on the portal, as far as *actor* may read: one query."""
    readable = [Visibility.EVERYONE, Visibility.STAFF]
    if actor.may(Permission.CASE_MODERATE):
        readable.append(Visibility.ADVISERS)
    here: QuerySet[Event] = Event.objects.filter(portal_id=scope.current_portal().pk, visibility__in=readable)
    return list(here.order_by("-at", "-pk")[:EVENTS])


def figures_for(actor: Actor) -> list[Figure]:
    """Return how many cases stand at each status, those at none left out: one query."""
    everything = Filters.read(QueryDict(ALL), actor).placements()
    counts = dict(everything.order_by().values_list("status").annotate(Count("pk")))
    return [
        Figure(str(status.label), counts[status], f"{reverse('cases:index')}?{ALL}&statut={status.value}")
        for status in Status
        if status in counts
    ]
