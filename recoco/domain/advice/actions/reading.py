"""Somebody of the collectivité has had recommendations before their eyes."""

from collections.abc import Collection

from django.db import IntegrityError, transaction

from recoco.domain.advice.models import RecommendationReading, Uptake
from recoco.domain.cases.following import touch
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import is_held, speaks_for_collectivite
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope


@transaction.atomic
def mark_read(placement: Placement, numbers: Collection[int], *, by: Actor) -> None:
    """Note that *by* has read these recommendations. What an adviser looks at counts for nothing.

    :param numbers: those of the recommendations.
    """
    by.must(Permission.THREAD_READ, placement)
    if not speaks_for_collectivite(placement, by) or not is_held(placement) or scope.current_portal().is_archived:
        return
    shown = Uptake.objects.filter(case_id=placement.case_id, is_live=True, recommendation_id__in=numbers)
    mine = RecommendationReading.objects.filter(user_id=by.user_id, case_id=placement.case_id).values("uptake_id")
    fresh = [note_reading(uptake, by=by) for uptake in shown.exclude(pk__in=mine)]
    first = Uptake.objects.filter(pk__in=[one.pk for one in shown if one.read_at is None], read_at=None)
    if first.update(read_at=clock.now()) or any(fresh):
        touch(placement.case_id, by=by)


def note_reading(uptake: Uptake, *, by: Actor) -> bool:
    """Note that *by* has read one recommendation; return whether it was the first time."""
    reading = RecommendationReading(case_id=uptake.case_id, uptake=uptake, user_id=by.user_id or 0, name=by.name)
    try:
        with transaction.atomic():
            reading.save()
    except IntegrityError:  # in another tab, at the same instant
        return False
    return True
