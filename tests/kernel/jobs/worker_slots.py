"""What a real worker process of the tests has to do."""

from datetime import time, timedelta
from functools import partial

from django.db import transaction

from recoco.kernel.jobs.entries import Job, Lane, Sweep
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.jobs.stopping import StopSignal
from tests.kernel.jobs.trial import Errand, Trace, run_errands


def pin_errands(stop: StopSignal) -> int:
    """Go through the errands as a long job does: what is done stays done when it is cut short."""
    done = 0
    for errand in Errand.objects.filter(pinned=False).order_by("pk"):
        if stop.wait(0.02):
            break
        with transaction.atomic():
            Trace.objects.create(what=f"pin {errand.pk}")
            done += Errand.objects.filter(pk=errand.pk, pinned=False).update(pinned=True)
    return done


SWEEPS = (Sweep("trial.errands", Lane.NOW, partial(run_errands, seconds=0.02)),)
JOBS = (Job("trial.pins", Daily(time(0)), pin_errands, lease=timedelta(seconds=0.5)),)
