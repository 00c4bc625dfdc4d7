"""What is counted of the recommendations of a case: the figures of exports, for many cases at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Max, Min, Q

from recoco.domain.advice.models import FollowUp, Uptake
from recoco.domain.advice.statuses import AdviceStatus, Voice

ACTED_ON = (AdviceStatus.IN_PROGRESS, AdviceStatus.WAITING, AdviceStatus.DONE)


@dataclass(frozen=True)
class AdviceFigures:
    """The recommendations of one case that the collectivité was told and that stand, whatever their portal.

    :param by_team: published by somebody of the portal's team.
    :param acted_on: in progress, waiting or done.
    :param reactions: times the collectivité side said where it stands, or anything else.
    :param comments: times somebody wrote something about one.
    :param comments_by_team: of these, by somebody of the portal's team.
    """

    published: int = 0
    by_team: int = 0
    read: int = 0
    acted_on: int = 0
    first_published_at: datetime | None = None
    last_published_at: datetime | None = None
    reactions: int = 0
    comments: int = 0
    comments_by_team: int = 0


def figures_of(case_ids: Collection[int], *, team: Collection[int]) -> dict[int, AdviceFigures]:
    """Return the figures of each of these cases: two queries, however many.

    :param team: the users whose work is counted apart.
    """
    live = Uptake.objects.filter(case_id__in=case_ids, is_live=True).values("case_id").order_by()
    told = live.annotate(
        published=Count("pk"),
        by_team=Count("pk", filter=Q(recommendation__author_id__in=team)),
        read=Count("pk", filter=Q(read_at__isnull=False)),
        acted_on=Count("pk", filter=Q(status__in=ACTED_ON)),
        first_published_at=Min("published_at"),
        last_published_at=Max("published_at"),
    )
    said = FollowUp.objects.filter(case_id__in=case_ids, uptake__is_live=True).values("case_id").order_by()
    answered = said.annotate(
        reactions=Count("pk", filter=Q(voice=Voice.COLLECTIVITE)),
        comments=Count("pk", filter=~Q(text="")),
        comments_by_team=Count("pk", filter=~Q(text="") & Q(author_id__in=team)),
    )
    facts: dict[int, dict[str, object]] = {one: {} for one in case_ids}
    for row in [*told, *answered]:
        facts[row.pop("case_id")] |= row
    return {one: AdviceFigures(**known) for one, known in facts.items()}  # type: ignore[arg-type]
