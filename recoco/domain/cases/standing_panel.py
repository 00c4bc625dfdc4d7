"""What the présentation of a dossier says of where it stands: its last signs of life, and what comes next by itself."""

from typing import Any

from recoco.domain.cases.actions.resting import may_keep
from recoco.domain.cases.frame import CasePanel
from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import is_advised_here
from recoco.domain.cases.silence import rest_day_on
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


def standing_panel(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return where it stands, once it is accepted; no query."""
    if placement.status not in ACCEPTED:
        return None
    rests_on = rest_day_on(placement) if is_advised_here(placement) else None
    return {
        "placement": placement,
        "rests_on": rests_on,
        "resumes_on": placement.case.resume_on if placement.case.is_paused else None,
        "may_mark": is_advised_here(placement) and actor.may(Permission.DIAGNOSTIC_MARK, placement),
        "may_keep": rests_on is not None and may_keep(placement, actor),
    }


STANDING_PANEL = CasePanel("cases/standing_panel.html", Permission.CASE_VIEW, standing_panel, aside=True)
