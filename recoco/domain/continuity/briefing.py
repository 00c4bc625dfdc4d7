"""What whoever takes up dossiers has to know of each, read for all of them at once: one page."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import OuterRef, Subquery
from django.utils.timezone import localdate

from recoco.domain.accounts.models import Person
from recoco.domain.advice.facts import drafts_of
from recoco.domain.advice.models import Recommendation, Uptake
from recoco.domain.advice.statuses import OPEN
from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementStatus
from recoco.domain.continuity.models import HandedCase, HandOver
from recoco.domain.conversation.models import Brief, Message, ToDo
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock


@dataclass(frozen=True)
class CaseBrief:
    """One dossier.

    :param owner_person: the owner as somebody of this portal: who can be reached from here.
    :param last: the last message of the conversation; None when nobody has written.
    :param synthesis: the internal brief of its advisers; empty when none was written.
    """

    handed: HandedCase
    placement: Placement
    since: datetime | None
    owner: CaseParticipation | None
    owner_person: Person | None
    others: list[PlacementParticipation]
    advice: list[Recommendation]
    drafts: int
    last: Message | None
    todos: list[ToDo]
    synthesis: str = ""
    today: date = field(default_factory=lambda: localdate(clock.now()))

    @property
    def next_day(self) -> date | None:
        """The first day that does not wait: of something to do, late or not, else of a recommendation ahead."""
        days = [one.due_on for one in self.todos if one.due_on]
        days += [one.deadline for one in self.advice if one.deadline and one.deadline >= self.today]
        return min(days, default=None)


@dataclass(frozen=True)
class Briefing:
    """The page.

    :param gone: dossiers passed that its reader no longer reads: closed to them, or passed on since.
    """

    cases: list[CaseBrief]
    gone: int


def briefing_of(passed: HandOver, by: Actor) -> Briefing:
    """Return what *by* may read of the dossiers of a hand-over, the nearest day first: eleven queries."""
    handed = list(HandedCase.objects.filter(hand_over=passed))
    placements = {one.pk: one for one in _read([one.placement_id for one in handed], by)}
    rows = [one for one in handed if one.placement_id in placements]
    cases = [one.case_id for one in placements.values()]
    owners = owners_of(cases)
    people = {one.user_id: one for one in _people(owners.values())}
    messages = Message.objects.in_bulk([one.last_message for one in placements.values() if one.last_message])
    since = _since(placements)
    others = _by(_followers(placements, passed.taker_id), "placement_id")
    advice = _advice(cases)
    drafts = drafts_of(cases)
    private = [one for one in placements.values() if by.may(Permission.NOTE_READ, one)]
    todos = _by(_todos(private), "placement_id")
    texts = dict(Brief.objects.filter(placement__in=private).values_list("placement_id", "text"))
    found = []
    for row in rows:
        here = placements[row.placement_id]
        owner = owners.get(here.case_id)
        found.append(
            CaseBrief(
                handed=row,
                placement=here,
                since=since.get(here.pk),
                owner=owner,
                owner_person=people.get(owner.user_id) if owner else None,
                others=others[here.pk],
                advice=advice[here.case_id],
                drafts=drafts.get(here.case_id, 0) if here in private else 0,
                last=messages.get(here.last_message),
                todos=todos[here.pk],
                synthesis=texts.get(here.pk, ""),
            )
        )
    found.sort(key=lambda one: (one.next_day is None, one.next_day or one.today, one.placement.case.name))
    return Briefing(found, gone=len(handed) - len(found))


def _read(numbers: list[int], by: Actor) -> Any:
    said = Message.objects.filter(case_id=OuterRef("case_id"), called_back_at=None, deleted_at=None, hidden_at=None)
    last = Subquery(said.order_by("-at", "-pk").values("pk")[:1])
    return Placement.objects.visible_to(by).with_case().filter(pk__in=numbers).annotate(last_message=last)


def _people(owners: Iterable[CaseParticipation]) -> Any:
    return Person.objects.filter(user_id__in=[one.user_id for one in owners]).select_related("user")


def _since(placements: dict[int, Placement]) -> dict[int, datetime]:
    current = PlacementStatus.objects.filter(placement_id__in=list(placements), until=None).order_by()
    return dict(current.values_list("placement_id", "since"))


def _followers(placements: dict[int, Placement], taker: int) -> Any:
    rows = PlacementParticipation.objects.filter(placement_id__in=list(placements)).exclude(person_id=taker)
    return rows.select_related("person").order_by("pk")


def _advice(cases: list[int]) -> defaultdict[int, list[Recommendation]]:
    found: defaultdict[int, list[Recommendation]] = defaultdict(list)
    live = Uptake.objects.filter(case_id__in=cases, is_live=True, status__in=OPEN).select_related("recommendation")
    for uptake in live.order_by("recommendation__position", "pk"):
        found[uptake.case_id].append(uptake.recommendation)
    return found


def _todos(placements: list[Placement]) -> list[ToDo]:
    rows = ToDo.objects.filter(placement__in=placements, done_at=None).select_related("person")
    return sorted(rows, key=lambda one: (one.due_on is None, one.due_on or one.created_at.date(), one.pk))


def _by(rows: Iterable[Any], key: str) -> defaultdict[Any, list[Any]]:
    found = defaultdict(list)
    for row in rows:
        found[getattr(row, key)].append(row)
    return found
