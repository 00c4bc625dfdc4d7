"""What lists say of recommendations: counts for a page of dossiers, and conditions to filter them by."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils.timezone import localdate

from recoco.domain.advice.models import Recommendation, Uptake
from recoco.domain.advice.statuses import OPEN
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock


@dataclass(frozen=True)
class AdviceCounts:
    """The recommendations of one case, those of all its portals; drafts are those of the current portal.

    :param published: what the collectivité was told and stands.
    :param read: of these, opened by somebody of the collectivité side.
    :param open: of these, neither done nor set aside.
    :param drafts: shown to advisers of the portal only.
    :param next_deadline: of those that are open, today's included.
    """

    published: int = 0
    read: int = 0
    open: int = 0
    last_published_at: datetime | None = None
    drafts: int = 0
    next_deadline: date | None = None

    @property
    def unread(self) -> int:
        """How many nobody of the collectivité side has opened."""
        return self.published - self.read


def counts_of(case_ids: list[int], *, with_drafts: bool = True) -> dict[int, AdviceCounts]:
    """Return the counts of each of these cases, by case: two queries, one without drafts."""
    live = Uptake.objects.filter(case_id__in=case_ids, is_live=True).values("case_id")
    rows = live.annotate(
        published=Count("pk"),
        read=Count("pk", filter=Q(read_at__isnull=False)),
        open=Count("pk", filter=Q(status__in=OPEN)),
        last_published_at=Max("published_at"),
        next_deadline=Min("recommendation__deadline", filter=Q(status__in=OPEN) & _ahead()),
    )
    found = {row.pop("case_id"): row for row in rows}
    drafts: dict[int, int] = {}
    if with_drafts:
        written = Recommendation.objects.drafts().filter(case_id__in=case_ids).order_by()
        drafts = dict(written.values_list("case_id").annotate(Count("pk")))
    return {one: AdviceCounts(**found.get(one, {}), drafts=drafts.get(one, 0)) for one in case_ids}


def told_of(placement: Placement) -> AdviceCounts:
    """Return the counts of one case, drafts aside, asked once for each time the case is read."""
    known = vars(placement)
    if "known_advice" not in known:
        known["known_advice"] = counts_of([placement.case_id], with_drafts=False)[placement.case_id]
    found: AdviceCounts = known["known_advice"]
    return found


def _ahead() -> Q:
    return Q(recommendation__deadline__gte=localdate(clock.now()))


def has_published(**facts: Any) -> Exists:
    """Return the condition « the case has a published recommendation », for a queryset of placements.

    :param facts: further conditions on its uptake, such as `status="done"`.
    """
    return Exists(Uptake.objects.filter(case_id=OuterRef("case_id"), is_live=True, **facts))


def has_open() -> Exists:
    """Return the condition « the case has an open recommendation », for a queryset of placements."""
    return has_published(status__in=OPEN)


def has_unread() -> Exists:
    """Return the condition « nobody of the collectivité has opened one of its recommendations »."""
    return has_published(read_at=None)


def has_drafts() -> Exists:
    """Return the condition « drafts wait on the current portal », for a queryset of placements."""
    return Exists(Recommendation.objects.drafts().filter(case_id=OuterRef("case_id")).order_by())
