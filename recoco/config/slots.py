"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from recoco.kernel.jobs.entries import Job, Sweep

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = ()
JOBS: tuple[Job, ...] = ()
