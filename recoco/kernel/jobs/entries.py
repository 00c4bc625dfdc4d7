"""What packages hand to the worker: sweeps over due rows, and jobs at given hours."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from django.core.exceptions import ImproperlyConfigured

from recoco.kernel.jobs.schedules import Schedule
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import slots

Work = Callable[[StopSignal], int]


class Lane(StrEnum):
    """A thread of its own in every worker, so that one kind of work never waits behind another."""

    NOW = "now"
    REST = "rest"

    @property
    def french(self) -> str:
        """The lane's name for people who run the product."""
        return {Lane.NOW: "tout de suite", Lane.REST: "le reste"}[self]


@dataclass(frozen=True, slots=True)
class Sweep:
    """Does all that is due in one kind of rows.

    :param name: `package.what`, unique, never reused.
    :param work: does what is due, one item per short transaction, and returns how many items it did;
        called again at once until it returns 0. It returns early when its signal is asked. It must not
        write when nothing is due: on SQLite each commit wakes the worker.
    :param every: longest wait between two passes when nobody wakes the lane.
    """

    name: str
    lane: Lane
    work: Work
    every: timedelta = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Job:
    """Runs at given hours, once for all workers; idempotent, for a killed run is taken again.

    :param name: `package.what`, unique, never reused.
    :param work: returns how many things it did; returns early when its signal is asked.
    :param tolerance: how long after its hour a run that has not succeeded is late.
    :param lease: how long a worker that gives no sign of life keeps a run.
    """

    name: str
    schedule: Schedule
    work: Work
    tolerance: timedelta = timedelta(minutes=30)
    lease: timedelta = timedelta(minutes=2)


def sweeps() -> tuple[Sweep, ...]:
    """Return the sweeps of every package, from the slot `SWEEPS`.

    :raises ImproperlyConfigured: when two have the same name.
    """
    return _named_once(slots.entries("SWEEPS"))


def jobs() -> tuple[Job, ...]:
    """Return the jobs of every package, from the slot `JOBS`.

    :raises ImproperlyConfigured: when two have the same name.
    """
    return _named_once(slots.entries("JOBS"))


def _named_once[Entry: (Sweep, Job)](entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    names = [entry.name for entry in entries]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ImproperlyConfigured(f"Declared twice in the slots: {', '.join(twice)}.")
    return entries
