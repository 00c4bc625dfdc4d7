"""A real process that plays a night of the automatic pause in the database of the test, slowly enough to be killed."""

import sys
import time
from datetime import datetime

import django

django.setup()

from recoco.domain.cases.actions import resting  # noqa: E402  once Django is loaded
from recoco.domain.cases.sweeps import rest_silent  # noqa: E402
from recoco.kernel.jobs.stopping import StopSignal  # noqa: E402
from recoco.kernel.kit import clock  # noqa: E402

night, pause = datetime.fromisoformat(sys.argv[1]), float(sys.argv[2])
usual = resting.record


def slowly(*args, **words):  # type: ignore[no-untyped-def]
    """Be long to write the event, then to end the transaction."""
    time.sleep(pause / 2)
    event = usual(*args, **words)
    time.sleep(pause / 2)
    return event


resting.record = slowly
with clock.moved_to(night):
    rest_silent(StopSignal())
