"""The loop of one lane: passes over its sweeps, in turn, until nothing is due; then sleep until woken."""

import time
from collections.abc import Iterable
from contextvars import copy_context

import structlog
from django.db import Error, close_old_connections, connection

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.tallies import Tally
from recoco.kernel.jobs.waking import Bell

log = structlog.get_logger(__name__)

LONGEST_PAUSE_SECONDS = 60.0  # after repeated failures of a sweep
LONGEST_OUTAGE_PAUSE_SECONDS = 5.0  # between two tries to reach a lost database


class Pace:
    """When one sweep runs next: at once while it finds work, then every so often, later after failures."""

    def __init__(self, sweep: Sweep) -> None:
        self.sweep = sweep
        self.tally = Tally(sweep.name)
        self.next_at = 0.0

    def rouse(self) -> None:
        """Make the sweep due now, unless it is waiting after a failure."""
        if not self.tally.failures:
            self.next_at = 0.0

    def forgive(self) -> None:
        """Make the sweep due now whatever happened: the database was away, the sweep was not at fault."""
        self.next_at = 0.0

    def run(self, stop: StopSignal) -> bool:
        """Make one pass if it is due, in a context of its own; tell whether it failed."""
        if time.monotonic() < self.next_at:
            return False
        try:
            done = copy_context().run(self.sweep.work, stop)
        except Exception as error:  # whatever a sweep does, the others go on
            self.tally.failed(error)
            pause = min(LONGEST_PAUSE_SECONDS, 2.0 ** (self.tally.failures - 1))
            log.error("sweep failed", sweep=self.sweep.name, again_in_seconds=pause, exc_info=True)
            self.next_at = time.monotonic() + pause
            return True
        self.tally.succeeded(done)
        self.next_at = 0.0 if done else time.monotonic() + self.sweep.every.total_seconds()
        return False


class LaneLoop:
    """Runs the sweeps of one lane on the thread that calls `run`."""

    def __init__(self, lane: Lane, sweeps: Iterable[Sweep], bell: Bell, stop: StopSignal) -> None:
        self.lane = lane
        self._paces = [Pace(sweep) for sweep in sweeps if sweep.lane is lane]
        self._bell = bell
        self._stop = stop

    def run(self) -> None:
        """Work until the signal is asked, then write what the journal still misses."""
        try:
            while not self._stop.asked:
                if self._bell.wait(self._seconds_to_next()):
                    for pace in self._paces:
                        pace.rouse()
                self._round()
            for pace in self._paces:
                pace.tally.write(at_once=True)
        finally:
            connection.close()

    def _round(self) -> None:
        close_old_connections()
        for pace in self._paces:
            if self._stop.asked:
                return
            if pace.run(self._stop) and not _database_answers():
                self._wait_for_database()
                return
            pace.tally.write()

    def _seconds_to_next(self) -> float:
        instants = [pace.next_at for pace in self._paces]
        instants += [pace.tally.write_at for pace in self._paces if pace.tally.is_pending]
        soonest = min(instants, default=time.monotonic() + LONGEST_PAUSE_SECONDS)
        return max(0.0, soonest - time.monotonic())

    def _wait_for_database(self) -> None:
        log.warning("database lost", lane=self.lane.value)
        pause = 0.5
        while not self._stop.wait(pause):
            if _database_answers():
                log.info("database found again", lane=self.lane.value)
                for pace in self._paces:
                    pace.forgive()
                return
            pause = min(LONGEST_OUTAGE_PAUSE_SECONDS, pause * 2)


def _database_answers() -> bool:
    """Reach the database, on a new connection when the thread's own is broken."""
    try:
        close_old_connections()
        connection.ensure_connection()
        return connection.is_usable()
    except Error:
        return False
