"""What packages hand to those below them, as typed entries: the only way an arrow may go up."""

from collections.abc import Callable, Collection
from datetime import time

from django.http import HttpRequest, HttpResponse

from recoco.config.case_slots import *  # noqa: F403
from recoco.config.checking import check_database, check_installation
from recoco.config.menus import *  # noqa: F403
from recoco.domain.accounts import documents as account_documents
from recoco.domain.accounts import events as account_events
from recoco.domain.accounts import mails as account_mails
from recoco.domain.accounts.models import Person
from recoco.domain.accounts.panels import SignInPanel
from recoco.domain.accounts.sweeps import forget_expired
from recoco.domain.advice import documents as advice_documents
from recoco.domain.advice import events as advice_events
from recoco.domain.cases import documents as cases_documents
from recoco.domain.cases import events as cases_events
from recoco.domain.cases.communes import move_cases
from recoco.domain.cases.finding import find_again
from recoco.domain.cases.following import follow
from recoco.domain.cases.invitations import mails as cases_mails
from recoco.domain.cases.invitations.pending import is_invited
from recoco.domain.cases.invitations.reminders import remind_invitations
from recoco.domain.cases.journal import forget_old_accesses
from recoco.domain.cases.mailboxes import bear_new_name
from recoco.domain.cases.presence import CASE_PRESENCE as CASE_PRESENCE
from recoco.domain.cases.sweeps import rest_silent, resume_due
from recoco.domain.continuity import events as continuity_events
from recoco.domain.continuity.sweeps import follow_absences, watch_over_listeners
from recoco.domain.conversation import events as conversation_events
from recoco.domain.conversation.sweeps import tell_what_is_due
from recoco.domain.directory import events as directory_events
from recoco.domain.directory.sweeps import forget_old_openings
from recoco.domain.doubles import events as doubles_events
from recoco.domain.filing import events as filing_events
from recoco.domain.sharing import events as sharing_events
from recoco.domain.submission import documents as submission_documents
from recoco.domain.submission import events as submission_events
from recoco.domain.submission import mails as submission_mails
from recoco.domain.submission.communes import move_drafts
from recoco.domain.submission.sweeps import forget_drafts
from recoco.domain.surveys import documents as survey_documents
from recoco.domain.surveys import events as survey_events
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.limits import forget_old_attempts
from recoco.kernel.activity import sweeps as activity_sweeps
from recoco.kernel.activity.readers import Reader
from recoco.kernel.activity.types import EventType
from recoco.kernel.files import previewing as file_previews
from recoco.kernel.files import unplacing as file_positions
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.entries import Job, Sweep
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.kit.findings import Check
from recoco.kernel.mail import documents as mail_documents
from recoco.kernel.mail import events as mail_events
from recoco.kernel.mail import sweeps as mail_sweeps
from recoco.kernel.mail.checking import check_mail
from recoco.kernel.mail.choices import Choices
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals.models import Portal
from recoco.kernel.search.typos import forget_unused_words
from recoco.kernel.territories.catalogue import CATALOGUE as TERRITORIES_CATALOGUE
from recoco.kernel.territories.loading import load_shipped
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.catalogue import CatalogueEntry
from recoco.kernel.ui.pdf import check_pdf
from recoco.kernel.versions import events as version_events
from recoco.kernel.versions.kinds import DocumentKind
from recoco.surfaces.demo.panel import portal_panel, sign_in_panel
from recoco.surfaces.demo.seeding import seed_if_demonstration
from recoco.surfaces.homes.arrival import arrival
from recoco.surfaces.impact import publicity
from recoco.surfaces.impact.live import figures_for
from recoco.surfaces.launching import events as launching_events
from recoco.surfaces.notifications import mails as notification_mails
from recoco.surfaces.notifications import readers as notification_readers
from recoco.surfaces.notifications import sweeps as notification_sweeps
from recoco.surfaces.notifications.links import choices_in
from recoco.surfaces.overview.views.lists import index as case_list
from recoco.surfaces.pages import documents as page_documents
from recoco.surfaces.pages import events as page_events
from recoco.surfaces.pages import mails as page_mails

# Everything that is ever written in the log, and who listens to it.
EVENT_TYPES: tuple[EventType, ...] = (
    *mail_events.EVENT_TYPES,
    *version_events.EVENT_TYPES,
    *account_events.EVENT_TYPES,
    *directory_events.EVENT_TYPES,
    *survey_events.EVENT_TYPES,
    *cases_events.EVENT_TYPES,
    *submission_events.EVENT_TYPES,
    *conversation_events.EVENT_TYPES,
    *advice_events.EVENT_TYPES,
    *filing_events.EVENT_TYPES,
    *continuity_events.EVENT_TYPES,
    *doubles_events.EVENT_TYPES,
    *sharing_events.EVENT_TYPES,
    *page_events.EVENT_TYPES,
    *launching_events.EVENT_TYPES,
)
# Called with (event, type, actor) for each event of a case by somebody, in its transaction.
CASE_FOLLOWERS: tuple[Callable[..., object], ...] = (follow, find_again)
READERS: tuple[Reader, ...] = (*notification_readers.READERS,)

# Every e-mail that may leave.
MAIL_KINDS: tuple[MailKind, ...] = (
    *account_mails.MAIL_KINDS,
    *cases_mails.MAIL_KINDS,
    *submission_mails.MAIL_KINDS,
    *notification_mails.MAIL_KINDS,
    *page_mails.MAIL_KINDS,
)

# What a portal edits: its settings, pages, lists and texts, in the order of their page.
DOCUMENT_KINDS: tuple[DocumentKind, ...] = (
    *page_documents.DOCUMENT_KINDS,
    *survey_documents.DOCUMENT_KINDS,
    *account_documents.DOCUMENT_KINDS,
    *submission_documents.DOCUMENT_KINDS,
    *cases_documents.DOCUMENT_KINDS,
    *advice_documents.DOCUMENT_KINDS,
    *publicity.DOCUMENT_KINDS,
    mail_documents.TEXTS,
)
# Live figures of the public home, for whom may read them: value and words of each.
HOME_FIGURES: tuple[Callable[[Actor], list[tuple[str, str]]], ...] = (figures_for,)
# Where whoever gets an e-mail chooses what they are written.
MAIL_CHOICES: Callable[[OutgoingEmail], Choices] = choices_in

# Work behind the pages: rows that wait, and what runs at given hours.
SWEEPS: tuple[Sweep, ...] = (
    *mail_sweeps.SWEEPS,
    *activity_sweeps.SWEEPS,
    *notification_sweeps.SWEEPS,
    *file_previews.SWEEPS,
    *file_positions.SWEEPS,
)
JOBS: tuple[Job, ...] = (
    Job("submission.forget_drafts", Daily(time(3, 0)), forget_drafts),
    Job("conversation.tell_what_is_due", Daily(time(6, 0)), tell_what_is_due),
    Job("cases.resume_due", Daily(time(5, 0)), resume_due),
    Job("cases.rest_silent", Daily(time(5, 10)), rest_silent),
    Job("continuity.follow_absences", Daily(time(5, 15)), follow_absences),
    Job("continuity.watch_over_listeners", Daily(time(5, 30)), watch_over_listeners),
    Job("accounts.forget_expired", Daily(time(3, 15)), forget_expired),
    Job("access.forget_attempts", Daily(time(3, 30)), forget_old_attempts),
    Job("cases.forget_accesses", Daily(time(4, 15)), forget_old_accesses),
    Job("directory.forget_openings", Daily(time(4, 30)), forget_old_openings),
    Job("cases.remind_invitations", Daily(time(9, 0)), remind_invitations),
    Job("files.remove_orphans", Daily(time(4, 0)), remove_orphans),
    Job("search.forget_unused_words", Daily(time(3, 45)), forget_unused_words),
)

# What `recoco doctor` looks at, in order; nothing after a database that does not answer.
CHECKS: tuple[Check, ...] = (check_installation, check_database, check_mail, check_pdf)
# First steps of an installation, in order, taken by `recoco serve` once the database is up to date:
# each is idempotent, and quick when there is nothing to do.
SETUP_STEPS: tuple[Callable[[], object], ...] = (load_shipped, seed_if_demonstration)

# Called with (old, new) when a commune is merged into another, inside the transaction: whoever points to the old one
# moves to the new one.
COMMUNE_FOLLOWERS: tuple[Callable[[Commune, Commune], object], ...] = (move_cases, move_drafts)

# Called with (person, name before, actor) when somebody else holds a shared address, inside the transaction; says on
# which other portals the name is read.
MAILBOX_FOLLOWERS: tuple[Callable[[Person, str, Actor], Collection[Portal]], ...] = (bear_new_name,)

# Draws the list of dossiers (`cases:index`).
CASE_LIST: Callable[[HttpRequest], HttpResponse] = case_list
# Components of the packages above `ui`, for its catalogue.
CATALOGUE: tuple[CatalogueEntry, ...] = (*TERRITORIES_CATALOGUE,)

# Called with an address, once proven, that no account has: whether an invitation of the current portal waits for it.
INVITATIONS: tuple[Callable[[str], bool], ...] = (is_invited,)

# Says where somebody who has just signed in to a portal goes, when they asked for no page.
ARRIVAL: Callable[[HttpRequest], str] = arrival

# First on the sign-in page.
SIGN_IN_PANELS: tuple[SignInPanel, ...] = (sign_in_panel,)
# Under each portal that the root host lists: called with its key and its address.
PORTAL_PANELS: tuple[Callable[[str, str], str], ...] = (portal_panel,)

__all__ = [name for name in globals() if name.isupper()]
