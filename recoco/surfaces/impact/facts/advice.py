"""The recommendations that a portal has published, and what became of them."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import DurationField, ExpressionWrapper, F, Min, Q
from django.db.models.functions import Least

from recoco.domain.advice.models import FollowUp, RecommendationStatus, Uptake
from recoco.domain.advice.statuses import AdviceStatus, Voice
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.impact.marks import Marks, placed, span

ACTED = (AdviceStatus.IN_PROGRESS, AdviceStatus.DONE)

# How long something took, and the days when it counts.
Delay = tuple[timedelta, int]


@dataclass(frozen=True)
class Advice:
    """What was advised in the cases of P; masks are cut to the days when the case is in P.

    :param published: one mask by recommendation that was told, withdrawn since or not.
    :param standing: those that are not withdrawn.
    :param followed: those in progress or done.
    :param read: those that somebody of the collectivité side has opened.
    :param advised: by case, the days when a recommendation is published.
    :param acting: by case, those when one has been in progress or done.
    :param organizations: by organisation of an author, those when one of its recommendations is published.
    :param published_at: by case, when each recommendation was told, and the days when it is published.
    :param reactions: from the publication to the first word of the collectivité.
    """

    published: list[int]
    standing: list[int]
    followed: list[int]
    read: list[int]
    advised: dict[int, int]
    acting: dict[int, int]
    organizations: dict[str, int]
    published_at: dict[int, list[tuple[datetime, int]]]
    reactions: list[Delay]


def advice_of(portal: Portal, marks: Marks, cases: Mapping[int, int]) -> Advice:
    """Return what the portal has advised: three queries.

    :param cases: by case, the days when it is in P.
    """
    found = _Found()
    _read_standing(found, portal, marks, cases)
    _read_withdrawn(found, portal, marks, cases)
    organizations: defaultdict[str, int] = defaultdict(int)
    for organization, days in found.organizations.items():
        organizations[fold(organization)] |= days
    organizations.pop("", None)
    return Advice(
        published=found.published,
        standing=found.standing,
        followed=found.followed,
        read=found.read,
        advised=found.advised,
        acting={case: days & found.advised.get(case, 0) for case, days in found.acted.items()},
        organizations=organizations,
        published_at=found.published_at,
        reactions=_reactions(portal, marks, cases),
    )


class _Found:
    """What the rows say, as they come."""

    def __init__(self) -> None:
        self.published: list[int] = []
        self.standing: list[int] = []
        self.followed: list[int] = []
        self.read: list[int] = []
        self.acted: defaultdict[int, int] = defaultdict(int)
        self.advised: defaultdict[int, int] = defaultdict(int)
        self.organizations: defaultdict[str, int] = defaultdict(int)
        self.published_at: defaultdict[int, list[tuple[datetime, int]]] = defaultdict(list)

    def publish(self, case: int, days: int, told_at: datetime, read: int, organization: str) -> None:
        """Count a recommendation on the days when it is published."""
        self.published.append(days)
        self.read.append(days & read)
        self.advised[case] |= days
        self.organizations[organization] |= days
        self.published_at[case].append((told_at, days))


def _read_standing(found: _Found, portal: Portal, marks: Marks, cases: Mapping[int, int]) -> None:
    """Read each status of the recommendations while they are told: none before the publication or once withdrawn."""
    rows = _standing(portal.pk, *marks.ends)
    count = len(marks.ends)
    for case, status, first, end, read, told_at, organization in rows:
        counted = cases.get(case, 0)
        days = span(first, end) & counted
        if status in ACTED:
            found.acted[case] |= span(first, count)
            found.followed.append(days)
        if days:
            found.standing.append(days)
            found.publish(case, days, told_at, span(read, count), organization)


@prepared
def _standing(portal_id: int, *ends: datetime) -> Any:
    useful = Q(until=None) | Q(until__gte=ends[0]) | Q(status__in=ACTED)
    rows = RecommendationStatus.objects.filter(useful, uptake__recommendation__portal_id=portal_id)
    return rows.filter(since__lt=ends[-1]).values_list(
        "case_id",
        "status",
        placed("since", ends),
        placed("until", ends),
        placed("uptake__read_at", ends),
        # A status older than the last publication is of one that was called back.
        Least("since", "uptake__published_at"),
        "uptake__recommendation__author_organization",
    )


def _read_withdrawn(found: _Found, portal: Portal, marks: Marks, cases: Mapping[int, int]) -> None:
    count = len(marks.ends)
    for case, gone, read, told_at, organization in _withdrawn(portal.pk, *marks.ends):
        if days := span(gone, count) & cases.get(case, 0):
            found.publish(case, days, told_at, span(read, count), organization)


@prepared
def _withdrawn(portal_id: int, *ends: datetime) -> Any:
    withdrawn = Uptake.objects.filter(recommendation__portal_id=portal_id, recommendation__withdrawn_at__lt=ends[-1])
    return withdrawn.values_list(
        "case_id",
        placed("recommendation__withdrawn_at", ends),
        placed("read_at", ends),
        "published_at",
        "recommendation__author_organization",
    )


def _reactions(portal: Portal, marks: Marks, cases: Mapping[int, int]) -> list[Delay]:
    count = len(marks.ends)
    firsts = _first_words(portal.pk, *marks.ends)
    return [(waited, cases.get(case, 0) & span(first, count)) for case, _, waited, first in firsts]


@prepared
def _first_words(portal_id: int, *ends: datetime) -> Any:
    said = FollowUp.objects.filter(uptake__recommendation__portal_id=portal_id, voice=Voice.COLLECTIVITE)
    by_uptake = said.order_by().values("case_id", "uptake_id").annotate(at_first=Min("at"))
    waited = ExpressionWrapper(F("at_first") - F("uptake__published_at"), DurationField())
    return by_uptake.values_list("case_id", "uptake_id", waited, placed("at_first", ends))
