"""Keeps the uptake of recommendations and its typed history in step; inside the transaction of a gesture."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import F

from recoco.domain.advice.models import Recommendation, RecommendationStatus, Uptake
from recoco.domain.advice.statuses import AdviceStatus, Channel, Voice
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock

CHANNELS = {"e-mail": Channel.EMAIL, "api": Channel.API}


def channel_of(by: Actor) -> Channel:
    """Return how *by* speaks, when nothing else is said."""
    return CHANNELS.get(by.channel, Channel.SCREEN)


def begin_uptakes(published: Sequence[Recommendation], *, at: datetime, by: Actor) -> None:
    """Open the uptake of what has just been published, or open it again after it was called back."""
    numbers = [one.pk for one in published]
    known = set(Uptake.objects.filter(recommendation_id__in=numbers).values_list("recommendation_id", flat=True))
    if known:
        Uptake.objects.filter(recommendation_id__in=known).update(
            is_live=True,
            published_at=at,
            status=AdviceStatus.NEW,
            reason="",
            read_at=None,
            reacted_at=None,
            version=F("version") + 1,
        )
    Uptake.objects.bulk_create(
        [Uptake(case_id=one.case_id, recommendation=one, published_at=at) for one in published if one.pk not in known]
    )
    for uptake in Uptake.objects.filter(recommendation_id__in=numbers):
        begin_status(uptake, AdviceStatus.NEW, voice=Voice.ADVISING, channel=channel_of(by), at=at, by=by)


def suspend_uptakes(numbers: Sequence[int], *, by: Actor) -> bool:
    """Close the uptake of what is called back; return whether nobody of the collectivité had answered any."""
    silent = Uptake.objects.filter(
        recommendation_id__in=numbers, is_live=True, reacted_at=None, status=AdviceStatus.NEW
    )
    if silent.update(is_live=False, version=F("version") + 1) != len(numbers):
        return False
    for uptake in Uptake.objects.filter(recommendation_id__in=numbers):
        end_status(uptake)
    return True


def end_uptake(recommendation: Recommendation) -> None:
    """Close the uptake of what is withdrawn."""
    uptake = Uptake.objects.get(recommendation=recommendation)
    Uptake.objects.filter(pk=uptake.pk).update(is_live=False, version=F("version") + 1)
    end_status(uptake)


def begin_status(
    uptake: Uptake,
    status: AdviceStatus,
    *,
    voice: Voice,
    channel: Channel,
    by: Actor,
    reason: str = "",
    at: datetime | None = None,
) -> None:
    """Open a row of the typed history, the previous one closed."""
    at = at or clock.now()
    end_status(uptake, at=at)
    RecommendationStatus(
        case_id=uptake.case_id,
        uptake=uptake,
        status=status,
        since=at,
        by_user_id=by.user_id,
        by_name=by.name,
        voice=voice,
        channel=channel,
        reason=reason,
    ).save()


def end_status(uptake: Uptake, *, at: datetime | None = None) -> None:
    """Close the present row of the typed history, if there is one."""
    RecommendationStatus.objects.filter(uptake=uptake, until=None).update(until=at or clock.now())
