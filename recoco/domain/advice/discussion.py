"""What advisers say to one another of drafts."""

from django.db.models import Count

from recoco.domain.advice.models import Recommendation, Remark
from recoco.domain.advice.reader import Reader


def remarks_of(one: Recommendation, reader: Reader) -> list[Remark]:
    """Return what was said of *one* while it was a draft, for those who see drafts: one query."""
    if not reader.may_see_drafts:
        return []
    return list(Remark.objects.filter(recommendation=one).order_by("at", "pk"))


def remark_counts(drafts: list[Recommendation]) -> dict[int, int]:
    """Return how many remarks each of these drafts has, those without any left out: one query, none without drafts."""
    if not drafts:
        return {}
    rows = Remark.objects.filter(recommendation__in=[one.pk for one in drafts]).order_by()
    return dict(rows.values_list("recommendation").annotate(Count("pk")))
