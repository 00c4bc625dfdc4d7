"""Hands waiting events to their readers: one event, one reader, one transaction."""

from datetime import timedelta

import structlog
from django.db import transaction

from recoco.kernel.activity.models import Dispatch
from recoco.kernel.activity.readers import reader_named
from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one, taking
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)

FIRST_WAIT = timedelta(seconds=10)
MOST_DOUBLINGS = 11  # then about six hours between two tries


def hand_out_events(stop: StopSignal) -> int:
    """Let each reader hear of what waits for it; return how many times one did.

    An event that a reader cannot bear is tried again later, ever more rarely; it never holds up the others.
    """
    return one_by_one(hand_out_one, stop)


def hand_out_one() -> bool:
    """Hand out the oldest event that is due; tell whether there was one."""
    dispatch_id = None
    try:
        with transaction.atomic():
            with scope.everywhere("events wait for their readers on every portal"):
                waiting = Dispatch.objects.filter(done_at=None, due_at__lte=clock.now()).order_by("due_at", "pk")
                taken = taking(waiting.select_related("event", "portal"), limit=1)
            if not taken:
                return False
            dispatch = taken[0]
            dispatch_id = dispatch.pk
            with scope.entering(dispatch.portal):
                reader_named(dispatch.reader).read(dispatch.event)
                dispatch.done_at = clock.now()
                dispatch.save(update_fields=["done_at"])
    except Exception as error:
        if dispatch_id is None:
            raise
        log.exception("reader failed", dispatch=dispatch_id)
        _put_back(dispatch_id, error)
    return True


def _put_back(dispatch_id: int, error: Exception) -> None:
    with transaction.atomic(), scope.everywhere("a reader failed on an event of some portal"):
        dispatch = Dispatch.objects.get(pk=dispatch_id)
        dispatch.due_at = clock.now() + FIRST_WAIT * 2 ** min(dispatch.tries, MOST_DOUBLINGS)
        dispatch.tries += 1
        dispatch.error = f"{type(error).__name__}: {error}"[:2000]
        dispatch.save(update_fields=["tries", "error", "due_at"])


SWEEPS = (Sweep("activity.hand_out_events", Lane.REST, hand_out_events),)
