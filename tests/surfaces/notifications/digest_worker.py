"""A real process that writes the summaries due in the database of the test, a few people at a time, until none is."""

import sys
import time

import django

django.setup()

from recoco.kernel.jobs.stopping import StopSignal  # noqa: E402  once Django is loaded
from recoco.surfaces.notifications import digesting, mailing  # noqa: E402

people, pause = int(sys.argv[1]), float(sys.argv[2])
usual = mailing.send_several


def slowly(orders):  # type: ignore[no-untyped-def]
    """Queue them, and take the time that more people would take."""
    queued = usual(orders)
    time.sleep(pause)
    return queued


digesting.AT_A_TIME = people
mailing.send_several = slowly
digesting.digest_due(StopSignal())
