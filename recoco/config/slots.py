"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from collections.abc import Callable

from recoco.kernel.jobs.entries import Job, Sweep

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = ()
JOBS: tuple[Job, ...] = ()

# First steps of an installation, in order, taken by `recoco serve` once the database is up to date:
# each is idempotent, and quick when there is nothing to do.
SETUP_STEPS: tuple[Callable[[], object], ...] = ()
