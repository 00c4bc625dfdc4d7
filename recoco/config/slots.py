"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from collections.abc import Callable

from recoco.domain.cases import events as cases_events
from recoco.domain.cases.presence import CASE_PRESENCE
from recoco.kernel.activity import sweeps as activity_sweeps
from recoco.kernel.activity.readers import Reader
from recoco.kernel.activity.types import EventType
from recoco.kernel.jobs.entries import Job, Sweep
from recoco.kernel.territories.loading import load_shipped
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.navigation import Entry

__all__ = [
    "ACCOUNT_LINKS",
    "CASE_PRESENCE",
    "COMMUNE_FOLLOWERS",
    "EVENT_TYPES",
    "FOOTER_LINKS",
    "JOBS",
    "NAVIGATION",
    "NOT_FOUND_LINKS",
    "READERS",
    "SETUP_STEPS",
    "SWEEPS",
]

# Everything that is ever written in the log, and who listens to it.
EVENT_TYPES: tuple[EventType, ...] = (*cases_events.EVENT_TYPES,)
READERS: tuple[Reader, ...] = ()

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = (*activity_sweeps.SWEEPS,)
JOBS: tuple[Job, ...] = ()

# First steps of an installation, in order, taken by `recoco serve` once the database is up to date:
# each is idempotent, and quick when there is nothing to do.
SETUP_STEPS: tuple[Callable[[], object], ...] = (load_shipped,)

# Called with (old, new) when a commune is merged into another, inside the transaction: whoever points to the old one
# moves to the new one.
COMMUNE_FOLLOWERS: tuple[Callable[[Commune, Commune], object], ...] = ()

# Around every page: the main menu, the account area, the footer (the statement of accessibility first),
# and what the « page introuvable » offers.
NAVIGATION: tuple[Entry, ...] = ()
ACCOUNT_LINKS: tuple[Entry, ...] = ()
FOOTER_LINKS: tuple[Entry, ...] = ()
NOT_FOUND_LINKS: tuple[Entry, ...] = ()
