"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from collections.abc import Callable
from datetime import time

from recoco.domain.accounts import events as account_events
from recoco.domain.accounts import mails as account_mails
from recoco.domain.accounts import navigation as account_navigation
from recoco.domain.accounts.panels import SignInPanel
from recoco.domain.accounts.sweeps import forget_expired
from recoco.domain.cases import events as cases_events
from recoco.domain.cases.communes import move_cases
from recoco.domain.cases.frame import CaseAction, CaseTab
from recoco.domain.cases.models import Status
from recoco.domain.cases.presence import CASE_PRESENCE
from recoco.domain.submission import events as submission_events
from recoco.domain.submission import mails as submission_mails
from recoco.domain.submission.communes import move_drafts
from recoco.domain.submission.navigation import waiting_count
from recoco.domain.submission.sweeps import forget_drafts
from recoco.kernel.access.limits import forget_old_attempts
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity import sweeps as activity_sweeps
from recoco.kernel.activity.readers import Reader
from recoco.kernel.activity.types import EventType
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.entries import Job, Sweep
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.mail import sweeps as mail_sweeps
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.search.typos import forget_unused_words
from recoco.kernel.territories.loading import load_shipped
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.navigation import Entry, signed_in, signed_out
from recoco.surfaces.demo.panel import sign_in_panel
from recoco.surfaces.demo.seeding import seed_if_demonstration
from recoco.surfaces.demo.visibility import in_demonstration
from recoco.surfaces.notifications import mails as notification_mails
from recoco.surfaces.notifications import readers as notification_readers

__all__ = [
    "ACCOUNT_LINKS",
    "CASE_ACTIONS",
    "CASE_PRESENCE",
    "CASE_TABS",
    "COMMUNE_FOLLOWERS",
    "EVENT_TYPES",
    "FOOTER_LINKS",
    "JOBS",
    "MAIL_KINDS",
    "NAVIGATION",
    "NOT_FOUND_LINKS",
    "READERS",
    "SETUP_STEPS",
    "SIGN_IN_PANELS",
    "SWEEPS",
]

# Everything that is ever written in the log, and who listens to it.
EVENT_TYPES: tuple[EventType, ...] = (
    *account_events.EVENT_TYPES,
    *cases_events.EVENT_TYPES,
    *submission_events.EVENT_TYPES,
)
READERS: tuple[Reader, ...] = (*notification_readers.READERS,)

# Every e-mail that may leave.
MAIL_KINDS: tuple[MailKind, ...] = (
    *account_mails.MAIL_KINDS,
    *submission_mails.MAIL_KINDS,
    *notification_mails.MAIL_KINDS,
)

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = (*mail_sweeps.SWEEPS, *activity_sweeps.SWEEPS)
JOBS: tuple[Job, ...] = (
    Job("submission.forget_drafts", Daily(time(3, 0)), forget_drafts),
    Job("accounts.forget_expired", Daily(time(3, 15)), forget_expired),
    Job("access.forget_attempts", Daily(time(3, 30)), forget_old_attempts),
    Job("files.remove_orphans", Daily(time(4, 0)), remove_orphans),
    Job("search.forget_unused_words", Daily(time(3, 45)), forget_unused_words),
)

# First steps of an installation, in order, taken by `recoco serve` once the database is up to date:
# each is idempotent, and quick when there is nothing to do.
SETUP_STEPS: tuple[Callable[[], object], ...] = (load_shipped, seed_if_demonstration)

# Called with (old, new) when a commune is merged into another, inside the transaction: whoever points to the old one
# moves to the new one.
COMMUNE_FOLLOWERS: tuple[Callable[[Commune, Commune], object], ...] = (move_cases, move_drafts)

# Around every page: the main menu, the account area, the footer (the statement of accessibility first),
# and what the « page introuvable » offers.
NAVIGATION: tuple[Entry, ...] = (
    Entry("Dossiers", "cases:index", permission=Permission.CASE_LIST),
    Entry("Déposer une demande", "submission:project"),
    Entry("Modération", "submission:moderation", permission=Permission.CASE_MODERATE, badge=waiting_count),
    *account_navigation.NAVIGATION,
    Entry("Boîte d’envoi", "mail:mailbox", when=in_demonstration),
)
ACCOUNT_LINKS: tuple[Entry, ...] = (*account_navigation.ACCOUNT_LINKS,)
FOOTER_LINKS: tuple[Entry, ...] = ()
NOT_FOUND_LINKS: tuple[Entry, ...] = (
    Entry("Se connecter", "accounts:sign_in", when=signed_out, comes_back=True),
    Entry("Mes dossiers", "cases:index", permission=Permission.CASE_LIST),
    Entry("Changer de compte", "accounts:sign_out", when=signed_in, post=True),
)

# Around every page of a case: its tabs, and what one may do next.
CASE_TABS: tuple[CaseTab, ...] = (
    CaseTab("Présentation", "cases:show", Permission.CASE_VIEW),
    CaseTab("Activité", "cases:activity", Permission.CASE_VIEW),
)
CASE_ACTIONS: tuple[CaseAction, ...] = (
    CaseAction("Accepter", "submission:accept", Permission.CASE_MODERATE, (Status.SUBMITTED,), post=True),
    CaseAction("Refuser", "submission:refuse", Permission.CASE_MODERATE, (Status.SUBMITTED,)),
)

# First on the sign-in page.
SIGN_IN_PANELS: tuple[SignInPanel, ...] = (sign_in_panel,)
