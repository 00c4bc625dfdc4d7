"""What advisers say to one another of drafts."""

from typing import Any

from django.db.models import Count

from recoco.domain.advice.models import Recommendation, Remark
from recoco.domain.advice.reader import Reader
from recoco.kernel.portals.preparing import prepared


def remarks_of(one: Recommendation, reader: Reader) -> list[Remark]:
    """Return what was said of *one* while it was a draft, for those who see drafts: one query."""
    if not reader.may_see_drafts:
        return []
    return list(Remark.objects.filter(recommendation=one).order_by("at", "pk"))


def remark_counts(drafts: list[Recommendation]) -> dict[int, int]:
    """Return how many remarks each of these drafts has, those without any left out: one query, none without drafts."""
    if not drafts:
        return {}
    return dict(_remarks(tuple(one.pk for one in drafts)))


@prepared
def _remarks(numbers: tuple[int, ...]) -> Any:
    rows = Remark.objects.filter(recommendation__id__in=numbers).order_by()
    return rows.values_list("recommendation").annotate(Count("pk"))
