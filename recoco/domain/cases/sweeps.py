"""Work on cases behind the pages: pauses whose day has come, and those that a long silence calls for."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

from django.db.models import BigIntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.cases.actions.pausing import resume_on_its_day
from recoco.domain.cases.actions.resting import announce_rest, rest, wake
from recoco.domain.cases.models import Case
from recoco.domain.cases.silence import TOLD_BEFORE, WARNED_AFTER, may_rest, silent_since, telling
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState


def resume_due(stop: StopSignal) -> int:
    """End the pauses whose day has come, one transaction each; return how many."""
    today = timezone.localtime(clock.now()).date()
    with scope.everywhere("pauses end on their day, on every portal"):
        due = Case.objects.filter(paused_at__isnull=False, resume_on__lte=today).select_related("origin")
        waiting = list(due.exclude(origin__state=PortalState.ARCHIVED))
    count = 0
    for case in waiting:
        if stop.asked:
            break
        with scope.entering(case.origin):
            count += resume_on_its_day(case, today=today, by=PLATFORM)
    return count


def rest_silent(stop: StopSignal) -> int:
    """Pause what has long been silent, once its collectivité was told, one transaction each; return how many changed.

    Begins with the signs that came since: what is no longer silent is neither paused nor told.
    """
    with scope.everywhere("what has long been silent rests, on every portal"):
        Case.objects.filter(~silent_since(None), paused_at=None, pause_announced_at__isnull=False).update(
            pause_announced_at=None
        )
    now = clock.now()
    limit = now - WARNED_AFTER
    # By days: two runs of the job are never exactly a day apart.
    tomorrow = timezone.localtime(now).date() + timedelta(days=1)
    told_before = timezone.make_aware(datetime.combine(tomorrow, time.min)) - TOLD_BEFORE
    return sum(
        _each(stop, act, still)
        for act, still in (
            (wake, Q(paused_at__isnull=False, pause_announced_at__isnull=False) & ~silent_since(None)),
            (rest, may_rest() & Q(pause_announced_at__lt=told_before) & silent_since(None)),
            (
                announce_rest,
                may_rest() & (Q(pause_announced_at=None) | Q(pause_announced_at__lt=limit)) & silent_since(limit),
            ),
        )
    )


def _each(stop: StopSignal, act: Callable[[Case, Q], bool], still: Q) -> int:
    here = telling().order_by("pk").values("portal_id")
    # The collectivité knows the portal where it brought its case: that one tells it, if it may.
    first, other = Subquery(here.filter(portal_id=OuterRef("origin_id"))[:1]), Subquery(here[:1])
    with scope.everywhere("what has long been silent rests, on every portal"):
        told_by = Coalesce(first, other, "origin_id", output_field=BigIntegerField())
        cases = list(Case.objects.filter(still).annotate(told_by=told_by).order_by("pk"))
    portals = Portal.objects.exclude(state=PortalState.ARCHIVED).in_bulk({one.told_by for one in cases})
    count = 0
    for case in cases:
        if stop.asked:
            break
        if portal := portals.get(case.told_by):
            with scope.entering(portal):
                count += act(case, still)
    return count
