"""The worker: an ear for what wakes it, a thread per lane, one for the schedule, and an orderly end."""

import os
import secrets
import socket
import threading
import time
from collections.abc import Sequence

import structlog

from recoco.kernel.jobs.entries import Job, Lane, Sweep
from recoco.kernel.jobs.lanes import LaneLoop
from recoco.kernel.jobs.scheduling import Scheduler
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.waking import Bell, listen

log = structlog.get_logger(__name__)


class Worker:
    """Threads over the same database; any number of workers, on any number of machines, share the work."""

    def __init__(self, sweeps: Sequence[Sweep], jobs: Sequence[Job]) -> None:
        self.name = f"{socket.gethostname()[:100]}:{os.getpid()}:{secrets.token_hex(4)}"
        self._stop = StopSignal()
        self._bells = {lane: Bell() for lane in Lane}
        loops = [LaneLoop(lane, sweeps, bell, self._stop) for lane, bell in self._bells.items()]
        scheduler = Scheduler(jobs, self.name, self._stop)
        # Daemons, so that work that does not end in time cannot keep the process alive.
        self._threads = [
            threading.Thread(target=listen, args=(self._bells, self._stop), name="ear", daemon=True),
            threading.Thread(target=scheduler.run, name="schedule", daemon=True),
            *(threading.Thread(target=loop.run, name=f"lane {loop.lane.value}", daemon=True) for loop in loops),
        ]

    def start(self) -> None:
        """Begin to work; returns at once."""
        for thread in self._threads:
            thread.start()
        log.info("worker started", worker=self.name)

    def is_whole(self) -> bool:
        """Whether every thread lives: a worker that lost one must be replaced."""
        return all(thread.is_alive() for thread in self._threads)

    def drain(self, seconds: float) -> bool:
        """Ask every thread to end after the item in hand; tell whether all did within *seconds*."""
        self._stop.ask()
        for bell in self._bells.values():
            bell.ring()
        limit = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, limit - time.monotonic()))
        slow = [thread.name for thread in self._threads if thread.is_alive()]
        log.info("worker stopped", worker=self.name, unfinished=slow)
        return not slow
