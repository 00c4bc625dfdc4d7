"""What lists say of recommendations: counts for a page of dossiers, and conditions to filter them by."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, DateField, DateTimeField, Exists, IntegerField, Max, Min, OuterRef, Q, Value
from django.utils.timezone import localdate

from recoco.domain.advice.models import Recommendation, Uptake
from recoco.domain.advice.statuses import OPEN, AdviceStatus
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared

UNANSWERED = Q(status=AdviceStatus.NEW, read_at__isnull=False, reacted_at=None)


@dataclass(frozen=True)
class AdviceCounts:
    """The recommendations of one case, those of all its portals; drafts are those of the current portal.

    :param published: what the collectivité was told and stands.
    :param read: of these, opened by somebody of the collectivité side.
    :param unanswered: of these, read, but the collectivité has not said where it stands, nor anything else.
    :param open: of these, neither done nor set aside.
    :param drafts: shown to advisers of the portal only.
    :param next_deadline: of those that are open, today's included.
    """

    published: int = 0
    read: int = 0
    unanswered: int = 0
    open: int = 0
    last_published_at: datetime | None = None
    drafts: int = 0
    next_deadline: date | None = None

    @property
    def unread(self) -> int:
        """How many nobody of the collectivité side has opened."""
        return self.published - self.read


def counts_of(case_ids: list[int]) -> dict[int, AdviceCounts]:
    """Return the counts of each of these cases, drafts aside, by case: one query."""
    found = {row.pop("case_id"): row for row in _counts(tuple(case_ids), localdate(clock.now()))}
    return {one: AdviceCounts(**found.get(one, {})) for one in case_ids}


def _counted(case_ids: Any, today: date) -> Any:
    live = Uptake.objects.filter(case__id__in=case_ids, is_live=True).order_by().values("case_id")
    return live.annotate(
        published=Count("pk"),
        read=Count("pk", filter=Q(read_at__isnull=False)),
        unanswered=Count("pk", filter=UNANSWERED),
        open=Count("pk", filter=Q(status__in=OPEN)),
        last_published_at=Max("published_at"),
        next_deadline=Min("recommendation__deadline", filter=Q(status__in=OPEN, recommendation__deadline__gte=today)),
    )


@prepared
def _counts(case_ids: tuple[int, ...], today: date) -> Any:
    return _counted(case_ids, today)


def drafts_of(case_ids: list[int]) -> dict[int, int]:
    """Return how many drafts of the current portal each of these cases has, those without any left out: one query."""
    return dict(_drafts(tuple(case_ids)))


@prepared
def _drafts(case_ids: tuple[int, ...]) -> Any:
    written = Recommendation.objects.drafts().filter(case__id__in=case_ids).order_by()
    return written.values_list("case_id").annotate(Count("pk"))


def told_of(placement: Placement) -> AdviceCounts:
    """Return the counts of one case, asked once for each time the case is read: one query."""
    known = vars(placement)
    if "known_advice" not in known:
        known["known_advice"] = _summed(_told(placement.case_id, localdate(clock.now())))
    found: AdviceCounts = known["known_advice"]
    return found


@prepared
def _told(case_id: int, today: date) -> Any:
    told = _counted([case_id], today).annotate(drafts=Value(0, IntegerField()))
    written = Recommendation.objects.drafts().filter(case_id=case_id).order_by().values("case_id")
    nothing = {name: Value(0, IntegerField()) for name in ("published", "read", "unanswered", "open")}
    never = {"last_published_at": Value(None, DateTimeField()), "next_deadline": Value(None, DateField())}
    written = written.annotate(**nothing, **never, drafts=Count("pk"))
    return told.union(written.values("case_id", *nothing, *never, "drafts"), all=True)


def _summed(rows: list[dict[str, Any]]) -> AdviceCounts:
    """Return the counts of what was told and of drafts, each counted in its own row, in one."""
    found: dict[str, Any] = {}
    for row in rows:
        row.pop("case_id")
        found |= {name: value for name, value in row.items() if value}
    return AdviceCounts(**found)


def has_published(*conditions: Q, **facts: Any) -> Exists:
    """Return the condition « the case has a published recommendation », for a queryset of placements.

    :param facts: further conditions on its uptake, such as `status="done"`.
    """
    return Exists(Uptake.objects.filter(*conditions, case_id=OuterRef("case_id"), is_live=True, **facts))


def has_open() -> Exists:
    """Return the condition « the case has an open recommendation », for a queryset of placements."""
    return has_published(status__in=OPEN)


def has_unread() -> Exists:
    """Return the condition « nobody of the collectivité has opened one of its recommendations »."""
    return has_published(read_at=None)


def has_unanswered() -> Exists:
    """Return the condition « the collectivité has read one of its recommendations and says nothing of it »."""
    return has_published(UNANSWERED)


def has_drafts() -> Exists:
    """Return the condition « drafts wait on the current portal », for a queryset of placements."""
    return Exists(Recommendation.objects.drafts().filter(case_id=OuterRef("case_id")).order_by())
