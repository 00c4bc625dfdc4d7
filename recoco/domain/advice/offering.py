"""What recommendations hand to the frame of a case: a tab, what to do next, a panel of the présentation."""

from typing import Any

from recoco.domain.advice.facts import told_of
from recoco.domain.advice.thread import CONTACTS, GUEST
from recoco.domain.cases.frame import CaseAction, CasePanel, CaseTab
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import speaks_for_collectivite
from recoco.domain.cases.statuses import ACCEPTED, ON_BOARD
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


def waiting_count(placement: Placement, actor: Actor) -> int:
    """Count what waits for *actor*: what the collectivité has not read, drafts for advisers."""
    if speaks_for_collectivite(placement, actor):
        return told_of(placement).unread
    if not actor.may(Permission.RECOMMENDATION_SEE_DRAFTS, placement):
        return 0
    return told_of(placement).drafts


def panel(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return what the présentation says of recommendations; nothing before the case is accepted."""
    if placement.status not in ACCEPTED:
        return None
    return {"counts": told_of(placement)}


CASE_TABS = (
    CaseTab(
        "Recommandations",
        "advice:index",
        Permission.THREAD_READ,
        badge=waiting_count,
    ),
)
CASE_ACTIONS = (
    CaseAction("Recommander", "advice:create", Permission.RECOMMENDATION_WRITE, ON_BOARD),
    CaseAction(
        "Voir mes recommandations",
        "advice:index",
        Permission.RECOMMENDATION_SET_STATUS,
        ON_BOARD,
        when=speaks_for_collectivite,
    ),
)
CASE_PANELS = (CasePanel("advice/panel.html", Permission.THREAD_READ, panel, aside=True),)
THREAD_GUESTS = (GUEST, CONTACTS)
