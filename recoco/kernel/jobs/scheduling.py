"""The loop that looks at the hour: claims the jobs that are due and runs them one after the other."""

from collections.abc import Sequence

import structlog
from django.db import Error, close_old_connections, connection

from recoco.kernel.jobs.entries import Job
from recoco.kernel.jobs.runs import claim, perform
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock

log = structlog.get_logger(__name__)

# Runs freed by a dead worker, new tries and a clock that was set are noticed within this time.
LONGEST_SLEEP_SECONDS = 30.0
OUTAGE_PAUSE_SECONDS = 5.0


class Scheduler:
    """Runs the due jobs on the thread that calls `run`: a third lane, so that sweeps wait for no job."""

    def __init__(self, jobs: Sequence[Job], worker: str, stop: StopSignal) -> None:
        self._jobs = jobs
        self._worker = worker
        self._stop = stop

    def run(self) -> None:
        """Run what is due, catching up first what was missed, until the signal is asked."""
        try:
            while not self._stop.asked:
                self._stop.wait(self._sleep() if self._run_due() else OUTAGE_PAUSE_SECONDS)
        finally:
            connection.close()

    def _run_due(self) -> bool:
        close_old_connections()
        try:
            for job in self._jobs:
                if self._stop.asked:
                    break
                run = claim(job, self._worker)
                if run is not None:
                    perform(job, run, self._stop)
        except Error:
            log.warning("schedule not read", exc_info=True)
            return False
        return True

    def _sleep(self) -> float:
        now = clock.now()
        waits = [(job.schedule.following(now) - now).total_seconds() for job in self._jobs]
        return min([LONGEST_SLEEP_SECONDS, *waits])
