"""How a commit wakes the worker: a notification on PostgreSQL, the version of the file on SQLite.

A lost call delays work until the next periodic pass and loses nothing.
"""

import threading
import time
from collections.abc import Mapping

import structlog
from django.db import Error, connection

from recoco.kernel.jobs.entries import Lane
from recoco.kernel.jobs.stopping import StopSignal

log = structlog.get_logger(__name__)

CHANNEL = "recoco_work"
GLANCE_SECONDS = 0.25  # between two looks at the SQLite file
LISTEN_SECONDS = 1.0  # longest wait for a notification before looking at the stop signal
PROBE_SECONDS = 30.0  # a connection cut without a word is noticed by asking
PAUSE_SECONDS = 2.0  # before listening again after an error


def wake(lane: Lane) -> None:
    """Tell the workers that *lane* has something to do: `transaction.on_commit(partial(wake, Lane.NOW))`.

    Never raises for the database's sake: the gesture it follows is already done.
    """
    if connection.vendor != "postgresql":
        return  # workers see the commit itself
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, lane.value])
    except Error:
        log.warning("worker not woken", lane=lane.value, exc_info=True)


class Bell:
    """Rung by whoever brings work; heard once, even when rung while the lane was busy."""

    def __init__(self) -> None:
        self._rung = threading.Event()

    def ring(self) -> None:
        """Wake the lane, or make its next wait return at once."""
        self._rung.set()

    def wait(self, seconds: float) -> bool:
        """Sleep until rung, *seconds* at most; tell whether it was."""
        rung = self._rung.wait(seconds)
        if rung:  # else a ring that comes right now would be wiped out unheard
            self._rung.clear()
        return rung


def listen(bells: Mapping[Lane, Bell], stop: StopSignal) -> None:
    """Ring the bells at each sign of work until *stop* is asked, on this thread's own connection."""
    hear = _hear_notifications if connection.vendor == "postgresql" else _watch_commits
    try:
        while not stop.asked:
            try:
                hear(bells, stop)
            except Error:
                log.warning("worker no longer hears the database", exc_info=True)
                connection.close()
                stop.wait(PAUSE_SECONDS)
    finally:
        connection.close()


def _hear_notifications(bells: Mapping[Lane, Bell], stop: StopSignal) -> None:
    _say("LISTEN " + CHANNEL)
    _ring_all(bells)  # for what was said while nobody listened
    probed = time.monotonic()
    while not stop.asked:
        with connection.wrap_database_errors:
            for notification in connection.connection.notifies(timeout=LISTEN_SECONDS):
                if notification.payload in bells:  # a newer version may know more lanes
                    bells[Lane(notification.payload)].ring()
        if time.monotonic() - probed > PROBE_SECONDS:
            _say("SELECT 1")
            probed = time.monotonic()


def _watch_commits(bells: Mapping[Lane, Bell], stop: StopSignal) -> None:
    seen = None
    while not stop.wait(GLANCE_SECONDS if seen is not None else 0):
        version = _data_version()
        if version != seen:
            _ring_all(bells)
        seen = version


def _data_version() -> int:
    # Changes with each commit of another connection. The cursor must close: left open, it would keep
    # reading the old state for ever, and keep the write-ahead log from shrinking.
    with connection.cursor() as cursor:
        return int(cursor.execute("PRAGMA data_version").fetchall()[0][0])


def _say(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement)


def _ring_all(bells: Mapping[Lane, Bell]) -> None:
    for bell in bells.values():
        bell.ring()
