"""What packages hand to the pages of a case, as typed entries: part of the slots."""

from collections.abc import Callable

from django.http import HttpRequest

from recoco.domain.advice import offering as advice_offering
from recoco.domain.cases.frame import CaseAction, CasePanel, CaseTab
from recoco.domain.cases.parameters.editing import EDITING_SETTINGS
from recoco.domain.cases.parameters.life import LIFE_SETTINGS
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.cases.parameters.people import PEOPLE_ACTIONS, PEOPLE_PANELS, PEOPLE_SETTINGS
from recoco.domain.cases.standing_panel import STANDING_PANEL
from recoco.domain.cases.timeline import OUTCOME_LINK, CaseLink
from recoco.domain.cases.word_panels import WORD_PANELS
from recoco.domain.conversation import offering as conversation_offering
from recoco.domain.conversation.guests import ThreadGuest
from recoco.domain.doubles import offering as doubles_offering
from recoco.domain.filing import offering as filing_offering
from recoco.domain.sharing import offering as sharing_offering
from recoco.domain.submission import offering as submission_offering
from recoco.domain.submission.alike import AlikeLink
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications import navigation as notification_navigation
from recoco.surfaces.notifications.unread import tab_counts
from recoco.surfaces.papers import offering as papers_offering

# Around every page of a case: its tabs, and what one may do next.
CASE_TABS: tuple[CaseTab, ...] = (
    CaseTab("Présentation", "cases:show", Permission.CASE_VIEW),
    conversation_offering.CONVERSATION_TAB,
    *advice_offering.CASE_TABS,
    *filing_offering.CASE_TABS,
    conversation_offering.ADVISERS_TAB,
    CaseTab("Activité", "cases:activity", Permission.CASE_VIEW),
    CaseTab("Paramètres", "cases:settings", Permission.CASE_VIEW),
)
CASE_ACTIONS: tuple[CaseAction, ...] = (
    *submission_offering.CASE_ACTIONS,
    *conversation_offering.CASE_ACTIONS,
    *advice_offering.CASE_ACTIONS,
    *PEOPLE_ACTIONS,
)
# What the tab « Paramètres » of a case leads to, in order.
CASE_SETTINGS: tuple[CaseSetting, ...] = (
    *EDITING_SETTINGS,
    *LIFE_SETTINGS,
    *PEOPLE_SETTINGS,
    *papers_offering.CASE_SETTINGS,
    *sharing_offering.CASE_SETTINGS,
    *doubles_offering.CASE_SETTINGS,
    *notification_navigation.CASE_SETTINGS,
)
# How many notices wait behind each tab of the case of a page: called with (request, routes of the tabs).
CASE_UNREAD: Callable[[HttpRequest, frozenset[str]], dict[str, int]] = tab_counts
# What packages add to the présentation of a case, in order.
CASE_PANELS: tuple[CasePanel, ...] = (
    *PEOPLE_PANELS,
    STANDING_PANEL,
    *submission_offering.CASE_PANELS,
    *advice_offering.CASE_PANELS,
    *WORD_PANELS,
    *papers_offering.CASE_PANELS,
)
# Others who read the case, after the groups of « Qui voit quoi ? ».
CASE_READERS: tuple[CasePanel, ...] = (*sharing_offering.CASE_READERS,)
# Where the lines of the timeline lead.
CASE_LINKS: tuple[CaseLink, ...] = (
    OUTCOME_LINK,
    CaseLink("advice.recommendation", "advice:index", Permission.THREAD_READ, "reco-", "reco"),
    CaseLink("advice.publication", "advice:index", Permission.THREAD_READ),
    *conversation_offering.CASE_LINKS,
    *filing_offering.CASE_LINKS,
    *sharing_offering.CASE_LINKS,
)
# What stands in the conversation of a case besides what is written there.
THREAD_GUESTS: tuple[ThreadGuest, ...] = (*advice_offering.THREAD_GUESTS,)
# What the team may do with a submission and a dossier like it, on the card of the moderation.
ALIKE_LINKS: tuple[AlikeLink, ...] = (*doubles_offering.ALIKE_LINKS,)
