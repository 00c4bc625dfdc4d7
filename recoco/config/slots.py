"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from collections.abc import Callable

from recoco.domain.cases import events as cases_events
from recoco.domain.cases.presence import CASE_PRESENCE
from recoco.kernel.activity import sweeps as activity_sweeps
from recoco.kernel.activity.readers import Reader
from recoco.kernel.activity.types import EventType
from recoco.kernel.jobs.entries import Job, Sweep

__all__ = ["CASE_PRESENCE", "EVENT_TYPES", "JOBS", "READERS", "SETUP_STEPS", "SWEEPS"]

# Everything that is ever written in the log, and who listens to it.
EVENT_TYPES: tuple[EventType, ...] = (*cases_events.EVENT_TYPES,)
READERS: tuple[Reader, ...] = ()

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = (*activity_sweeps.SWEEPS,)
JOBS: tuple[Job, ...] = ()

# First steps of an installation, in order, taken by `recoco serve` once the database is up to date:
# each is idempotent, and quick when there is nothing to do.
SETUP_STEPS: tuple[Callable[[], object], ...] = ()
