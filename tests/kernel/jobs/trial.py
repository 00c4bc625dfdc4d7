"""Rows that exist only for the tests of the worker, and the sweeps that work on them."""

import time
from collections.abc import Callable
from functools import partial

from django.db import models, transaction

from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one, taking


class Errand(models.Model):
    """Something to do once."""

    scope = "global"

    done = models.BooleanField(default=False)
    pinned = models.BooleanField(default=False)

    class Meta:
        app_label = "trial"


class Trace(models.Model):
    """Written with the errand, in its transaction: two traces would mean that it was done twice."""

    scope = "global"

    what = models.CharField(max_length=40)

    class Meta:
        app_label = "trial"


def prepare(count: int) -> None:
    """Make *count* errands in one transaction."""
    Errand.objects.bulk_create(Errand() for _ in range(count))


def run_errand(seconds: float = 0) -> bool:
    """Do one errand that takes *seconds*; tell whether there was one."""
    if not Errand.objects.filter(done=False).exists():
        return False
    with transaction.atomic():
        taken = taking(Errand.objects.filter(done=False).order_by("pk"), 1)
        for errand in taken:
            Trace.objects.create(what=f"errand {errand.pk}")
            time.sleep(seconds)
            errand.done = True
            errand.save()
    time.sleep(seconds)  # so that others may write
    return bool(taken)


def run_errands(stop: StopSignal, seconds: float = 0) -> int:
    """Do all errands, as a sweep."""
    return one_by_one(partial(run_errand, seconds), stop)


def eventually(happened: Callable[[], bool], seconds: float = 8) -> bool:
    """Wait until *happened* answers true; tell whether it did within *seconds*."""
    limit = time.monotonic() + seconds
    while time.monotonic() < limit:
        if happened():
            return True
        time.sleep(0.02)
    return False
