"""What packages put around every page: menu, tabs, account area, footer; part of the slots."""

from recoco.domain.accounts import navigation as account_navigation
from recoco.domain.accounts.adviser_requests import REQUESTS_WAITING
from recoco.domain.cases.invitations.pending import TO_CASES, TO_PORTAL, has_invitations
from recoco.domain.cases.invitations.pending import waiting_count as my_invitations_count
from recoco.domain.continuity import navigation as continuity_navigation
from recoco.domain.directory import navigation as directory_navigation
from recoco.domain.submission import navigation as submission_navigation
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.context import PageEnd
from recoco.kernel.ui.navigation import Entry, signed_in
from recoco.kernel.ui.waiting import Waiting
from recoco.surfaces.backoffice import navigation as backoffice_navigation
from recoco.surfaces.demo.visibility import in_demonstration
from recoco.surfaces.impact import navigation as impact_navigation
from recoco.surfaces.launching import navigation as launching_navigation
from recoco.surfaces.notifications import navigation as notification_navigation
from recoco.surfaces.overview import navigation as overview_navigation
from recoco.surfaces.pages import navigation as pages_navigation

# Where the demonstration reads what a real service sends, the invitation to a portal in preparation too.
MAILBOX = Entry("Boîte d’envoi", "mail:mailbox", when=in_demonstration)
MAILBOX_PAGES = frozenset(f"mail:{name}" for name in ("mailbox", "recipients", "email", "content", "text"))

# Around every page: menu, account area, footer (accessibility first), and what the « page introuvable » offers.
NAVIGATION: tuple[Entry, ...] = (
    Entry("Accueil", "homes:home", when=signed_in),
    *overview_navigation.NAVIGATION,
    Entry("Déposer une demande", "submission:project"),
    Entry(
        "Modération",
        "submission:moderation",
        permission=Permission.CASE_MODERATE,
        badge=submission_navigation.decisions_count,
    ),
    *directory_navigation.NAVIGATION,
    Entry("Mes invitations", "cases:my_invitations", when=has_invitations, badge=my_invitations_count),
    *backoffice_navigation.NAVIGATION,
    *launching_navigation.NAVIGATION,
    MAILBOX,
)
# What « Administration » leads to, the settings aside.
ADMINISTRATION: tuple[Entry, ...] = (
    *continuity_navigation.ADMINISTRATION,
    *account_navigation.ADMINISTRATION,
    Entry(
        "E-mails envoyés",
        "mail:log",
        permission=Permission.BACKOFFICE_USE,
        hint="Ce qui est parti, ce qui n’est pas arrivé et pourquoi, ce qui partira.",
    ),
)
# What waits, counted together for the badges of all these links.
WAITING: tuple[Waiting, ...] = (
    submission_navigation.CASES_WAITING,
    REQUESTS_WAITING,
    TO_CASES,
    TO_PORTAL,
)
# The pages of the e-mails of a portal, for its team.
MAIL_TABS: tuple[Entry, ...] = notification_navigation.MAIL_TABS
# The pages of the moderation, which « Modération » leads to.
MODERATION_TABS: tuple[Entry, ...] = (
    submission_navigation.TO_MODERATE,
    submission_navigation.JOIN_REQUESTS,
    account_navigation.ADVISER_REQUESTS,
    submission_navigation.UNFINISHED,
)
ACCOUNT_LINKS: tuple[Entry, ...] = (*notification_navigation.ACCOUNT_LINKS, *account_navigation.ACCOUNT_LINKS)
# What packages add to « Mon compte ».
ACCOUNT_PAGES: tuple[Entry, ...] = continuity_navigation.ACCOUNT_PAGES
# What packages add at the end of every page.
PAGE_ENDS: tuple[PageEnd, ...] = (*notification_navigation.PAGE_ENDS,)
FOOTER_LINKS: tuple[Entry, ...] = (*pages_navigation.FOOTER_LINKS, *impact_navigation.FOOTER_LINKS)
NOT_FOUND_LINKS: tuple[Entry, ...] = (
    account_navigation.SIGN_IN,
    Entry("Mes dossiers", "cases:index", permission=Permission.CASE_LIST),
    account_navigation.CHANGE_ACCOUNT,
)
# What opens on a portal in preparation, for those who do not see it yet, and what its only page offers them.
DOORS: frozenset[str] = account_navigation.DOORS | MAILBOX_PAGES | {"ui:accent"}
DOOR_LINKS: tuple[Entry, ...] = (account_navigation.SIGN_IN, account_navigation.CHANGE_ACCOUNT, MAILBOX)
