"""« Dossier complet »: all that its reader may read of a dossier, in the order of a file that one hands over."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recoco.domain.advice.actions.attaching import files_of, files_said
from recoco.domain.advice.models import FollowUp, Recommendation, Remark
from recoco.domain.advice.page import Card
from recoco.domain.advice.printing import published_in
from recoco.domain.cases.models import Outcome, Placement
from recoco.domain.cases.places import location_of
from recoco.domain.cases.team import TeamMember
from recoco.domain.cases.timeline import timeline_of
from recoco.domain.conversation.aside import brief_of
from recoco.domain.conversation.feed import ShownPost, shown_posts
from recoco.domain.conversation.models import Brief, ToDo
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.filing.links import standing_in
from recoco.domain.filing.listing import ShownFile, current_in, files_in, shown
from recoco.domain.filing.models import Linked
from recoco.domain.filing.spaces import COMMON, PRIVATE, Space
from recoco.domain.submission.panels import answers_given
from recoco.domain.surveys.reading import ShownAnswer
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Visibility
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.territories.mapping import Location
from recoco.surfaces.papers.facts import Reach, outcomes_of, reached, team_on


@dataclass(frozen=True)
class Told:
    """A recommendation with all that was said of it, in the order of time."""

    card: Card
    said: list["Saying"]


@dataclass(frozen=True)
class Saying:
    """One thing that was said of a recommendation, and the files that came with it."""

    line: FollowUp
    files: Sequence[StoredFile]


@dataclass(frozen=True)
class Unpublished:
    """A draft of this portal, with what its advisers say of it."""

    one: Recommendation
    files: list[StoredFile]
    remarks: list[Remark]


@dataclass(frozen=True)
class Files:
    """The files of a place, and its links.

    :param former: versions that others have replaced.
    """

    current: list[ShownFile]
    former: list[StoredFile]
    links: list[Linked]


@dataclass(frozen=True)
class PrivatePart:
    """What the advisers of this portal keep to themselves."""

    brief: Brief | None
    todos: list[ToDo]
    drafts: list[Unpublished]
    notes: list[ShownPost]
    files: Files


@dataclass(frozen=True)
class Whole:
    """A dossier, as one reader may read it.

    :param events: the timeline, oldest first; without what only advisers may know, unless their part was asked for.
    :param private: None unless asked for.
    """

    placement: Placement
    location: Location
    answers: list[ShownAnswer]
    team: list[TeamMember]
    contacts: list[Reach]
    advice: list[Told]
    withdrawn: list[Recommendation]
    outcomes: list[Outcome]
    messages: list[ShownPost]
    files: Files
    events: list[Event]
    private: PrivatePart | None
    by_name: str
    at: datetime


def whole_of(placement: Placement, by: Actor, *, with_private: bool, with_details: bool) -> Whole:
    """Gather the dossier for *by*, in a number of queries that does not depend on what it holds.

    :param with_private: with the advisers' part, which the caller has checked that *by* may read.
    :param with_details: with the e-mails and telephones of contacts.
    """
    cards, team = published_in(placement), team_on(placement)
    return Whole(
        placement=placement,
        location=location_of(placement.case),
        answers=answers_given(placement.case),
        team=team,
        contacts=reached(placement, cards, team, by, with_details=with_details),
        advice=_told(cards),
        withdrawn=_withdrawn(placement),
        outcomes=outcomes_of(placement),
        messages=_posts(CONVERSATION, placement, by),
        files=_files(COMMON, placement, by),
        events=_events(placement, by, with_private=with_private),
        private=_private(placement, by) if with_private else None,
        by_name=by.name,
        at=clock.now(),
    )


def _told(cards: Sequence[Card]) -> list[Told]:
    said: dict[int, list[Saying]] = defaultdict(list)
    rows = list(FollowUp.objects.filter(uptake__in=[card.uptake.pk for card in cards]).order_by("at", "pk"))
    files = files_said(rows)
    for row in rows:
        said[row.uptake_id].append(Saying(row, files.get(row.pk, ())))
    return [Told(card, said[card.uptake.pk]) for card in cards]


def _withdrawn(placement: Placement) -> list[Recommendation]:
    rows = Recommendation.objects.filter(case_id=placement.case_id, withdrawn_at__isnull=False)
    return list(rows.order_by("withdrawn_at", "pk"))


def _posts(thread: Thread, placement: Placement, by: Actor) -> list[ShownPost]:
    rows = thread.post.objects.of(placement.case_id).shown_to(by).select_related("reply_to", "portal", "card")
    return shown_posts(thread, placement, by, list(rows))


def _files(space: Space, placement: Placement, by: Actor) -> Files:
    current = list(current_in(space, placement, by).select_related("portal").order_by("created_at", "pk"))
    numbers = [one.pk for one in current]
    former = files_in(space, placement, by).exclude(pk__in=numbers).order_by("created_at", "pk")
    return Files(shown(space, placement, by, current), list(former), standing_in(space, placement))


def _events(placement: Placement, by: Actor, *, with_private: bool) -> list[Event]:
    events: Any = timeline_of(placement, by)
    if not with_private:
        events = events.filter(visibility=Visibility.EVERYONE)
    return list(events.reverse())


def _private(placement: Placement, by: Actor) -> PrivatePart:
    todos = ToDo.objects.filter(placement=placement).select_related("person").order_by("created_at", "pk")
    return PrivatePart(
        brief=brief_of(placement),
        todos=list(todos),
        drafts=_drafts(placement),
        notes=_posts(ADVISERS_SPACE, placement, by),
        files=_files(PRIVATE, placement, by),
    )


def _drafts(placement: Placement) -> list[Unpublished]:
    drafts = list(Recommendation.objects.drafts().filter(case_id=placement.case_id))
    numbers = [one.pk for one in drafts]
    files, remarks = files_of(numbers), defaultdict(list)
    for row in Remark.objects.filter(recommendation__in=numbers).order_by("at", "pk"):
        remarks[row.recommendation_id].append(row)
    return [Unpublished(one, files.get(one.pk, []), remarks[one.pk]) for one in drafts]
