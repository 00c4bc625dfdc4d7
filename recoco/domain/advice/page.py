"""What the page of recommendations shows one reader, in a number of queries that does not grow."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.timezone import localdate

from recoco.domain.advice.actions.attaching import files_of
from recoco.domain.advice.discussion import remark_counts
from recoco.domain.advice.models import FollowUp, Recommendation, RecommendationStatus, Uptake
from recoco.domain.advice.reader import Reader, reader_of
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared

DELETE = Permission.RECOMMENDATION_DELETE_DRAFT
# Title of a group and the statuses in it, in the order of the page.
GROUPS = (
    ("À regarder", (AdviceStatus.NEW,)),
    ("En cours", (AdviceStatus.IN_PROGRESS, AdviceStatus.WAITING)),
    ("Faites", (AdviceStatus.DONE,)),
    ("Non applicables", (AdviceStatus.NOT_APPLICABLE,)),
)
GROUP_OF = {status: rank for rank, (_, statuses) in enumerate(GROUPS) for status in statuses}
PER_PAGE = 20


@dataclass(frozen=True)
class Card:
    """A published recommendation as one reader sees it.

    :param via: the portal it comes from, when it is not this one.
    :param comments: how many there are.
    :param current: its present status: since when, by whom.
    """

    one: Recommendation
    uptake: Uptake
    via: str
    comments: int
    current: RecommendationStatus | None
    is_ours: bool
    files: list[StoredFile] = field(default_factory=list)

    @property
    def is_late(self) -> bool:
        """Whether its deadline has passed while something was still to be done."""
        return bool(self.one.deadline and self.uptake.is_open and self.one.deadline < localdate(clock.now()))


@dataclass(frozen=True)
class Draft:
    """A draft as one adviser sees it."""

    one: Recommendation
    may_be_deleted: bool
    files: list[StoredFile] = field(default_factory=list)
    remarks: int = 0


@dataclass(frozen=True)
class Group:
    """The cards of a group that are on this page.

    :param count: how many recommendations are in the group, those of other pages included.
    """

    title: str
    count: int
    cards: list[Card]


@dataclass(frozen=True)
class AdvicePage:
    """The recommendations of a case, one page of them in groups; groups without a card here are left out.

    :param drafts: of this portal, for those who may see them.
    :param shown: the page of published recommendations, open ones first.
    :param open_count: how many wait for something, on every page.
    """

    reader: Reader
    shown: Page[Recommendation]
    drafts: list[Draft] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    withdrawn: list[Recommendation] = field(default_factory=list)
    open_count: int = 0


def page_of(placement: Placement, actor: Actor, asked: Mapping[str, str]) -> AdvicePage:
    """Return a page of *placement* for *actor*.

    :param asked: of the address: the number of the page (`page`), or of a recommendation that must be on it (`reco`).
    """
    found = _rows(placement, actor)
    published = [one for one in found if one.is_published]
    shown = Paginator(published, PER_PAGE).get_page(asked.get("page") or _page_with(published, asked.get("reco", "")))
    cards = cards_of([*shown.object_list], placement)
    groups = [
        Group(
            title, sum(one.uptake.status in among for one in published), [c for c in cards if c.uptake.status in among]
        )
        for title, among in GROUPS
    ]
    drafts = [one for one in found if one.is_draft]
    files = files_of([one.pk for one in drafts]) if drafts else {}
    said = remark_counts(drafts)
    return AdvicePage(
        reader=reader_of(placement, actor),
        shown=shown,
        drafts=[Draft(one, actor.may(DELETE, one), files.get(one.pk, []), said.get(one.pk, 0)) for one in drafts],
        groups=[group for group in groups if group.cards],
        withdrawn=[one for one in found if one.is_withdrawn],
        open_count=sum(one.uptake.is_open for one in published),
    )


def open_of(placement: Placement, actor: Actor, number: str = "") -> Page[Recommendation]:
    """Return a page of the recommendations that wait for something."""
    waiting = [one for one in _rows(placement, actor) if one.is_published and one.uptake.is_open]
    return Paginator(waiting, PER_PAGE).get_page(number)


def named_of(placement: Placement, actor: Actor, numbers: Iterable[int]) -> list[Recommendation]:
    """Return the published recommendations that have these numbers, whatever became of them since they were shown."""
    asked = set(numbers)
    return [one for one in _rows(placement, actor) if one.is_published and one.pk in asked]


def _rows(placement: Placement, actor: Actor) -> list[Recommendation]:
    """Return all that *actor* may read, published ones in the order of the groups: one query."""
    found = _readable(
        placement.case_id,
        placement.portal_id,
        published=actor.may(Permission.THREAD_READ, placement),
        drafts=actor.may(Permission.RECOMMENDATION_SEE_DRAFTS, placement),
    )
    for one in found:
        one.placement = placement
    return sorted(found, key=lambda one: GROUP_OF[AdviceStatus(one.uptake.status)] if one.is_published else -1)


@prepared
def _readable(case_id: int, portal_id: int, *, published: bool, drafts: bool) -> Any:
    rows = Recommendation.objects.all().read_on(case_id, portal_id, published=published, drafts=drafts)
    return rows.select_related("uptake", "portal", "card")


def _page_with(published: Sequence[Recommendation], number: str) -> int:
    return next((rank // PER_PAGE + 1 for rank, one in enumerate(published) if str(one.pk) == number), 1)


def cards_of(published: Sequence[Recommendation], placement: Placement) -> list[Card]:
    """Return the cards of recommendations that come with their uptake and portal: three queries."""
    uptakes = tuple(one.uptake.pk for one in published)
    comments = dict(_comments(uptakes))
    current = {row.uptake_id: row for row in _current(uptakes)}
    files = files_of([one.pk for one in published])
    return [
        Card(
            one=one,
            uptake=one.uptake,
            via="" if one.portal_id == placement.portal_id else one.portal.name,
            comments=comments.get(one.uptake.pk, 0),
            current=current.get(one.uptake.pk),
            is_ours=one.portal_id == placement.portal_id,
            files=files.get(one.pk, []),
        )
        for one in published
    ]


@prepared
def _comments(uptakes: tuple[int, ...]) -> Any:
    said = FollowUp.objects.filter(uptake__id__in=uptakes).exclude(text="", file_count=0).order_by()
    return said.values_list("uptake").annotate(Count("pk"))


@prepared
def _current(uptakes: tuple[int, ...]) -> Any:
    return RecommendationStatus.objects.filter(uptake__id__in=uptakes, until=None)
