"""What the real worker process of these tests has to do: the outbox, and one thing that takes a minute."""

import os

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.mail.sweeps import SWEEPS as MAIL_SWEEPS
from tests.kernel.mail.trial import SLOTS

MINUTE = 60


def work_a_minute(stop: StopSignal) -> int:
    """Keep the lane for a minute."""
    stop.wait(MINUTE)
    return 1


LONG = (Sweep("trial.minute", Lane.REST, work_a_minute),) if "TRIAL_LONG_WORK" in os.environ else ()

MAIL_KINDS = SLOTS.MAIL_KINDS
SWEEPS = (*LONG, *MAIL_SWEEPS)
JOBS = ()
