"""A worker's hold on a run: renewed while it lives, so that a killed one is noticed."""

import threading
from datetime import timedelta
from types import TracebackType

import structlog
from django.db import Error, connection

from recoco.kernel.jobs.models import JobRun
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock

log = structlog.get_logger(__name__)

BEATS_PER_LEASE = 4


class Lease:
    """Renews the lease of *run* from a thread of its own for the length of the block.

    The block receives a signal asked when the worker stops, or when another worker took the run because
    ours was silent for too long.
    """

    def __init__(self, run: JobRun, length: timedelta, stop: StopSignal) -> None:
        self._run = run
        self._length = length
        self._signal = stop.child()
        self._ended = StopSignal()
        self._thread = threading.Thread(target=self._beat, name=f"lease of {run.job}", daemon=True)

    def __enter__(self) -> StopSignal:
        self._thread.start()
        return self._signal

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._ended.ask()
        self._thread.join()

    def _beat(self) -> None:
        try:
            while not self._ended.wait(self._length.total_seconds() / BEATS_PER_LEASE):
                self._renew()
        finally:
            connection.close()

    def _renew(self) -> None:
        run = self._run
        mine = JobRun.objects.filter(pk=run.pk, worker=run.worker, attempts=run.attempts, finished_at=None)
        try:
            renewed = mine.update(retake_at=clock.now() + self._length)
        except Error:
            log.warning("lease not renewed", job=run.job, exc_info=True)
            connection.close()
            return
        if not renewed and not self._ended.asked:
            self._signal.ask()
