"""What was just published and may still be taken back."""

from datetime import datetime
from typing import Any

from recoco.domain.advice.models import Publication
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared


def recent_publication(placement: Placement) -> Publication | None:
    """Return the last publication of this portal that may still be called back, whoever made it."""
    found = _recallable(placement.case_id, placement.portal_id, clock.now())
    return found[0] if found else None


@prepared
def _recallable(case_id: int, portal_id: int, now: datetime) -> Any:
    rows = Publication.objects.filter(case_id=case_id, portal_id=portal_id, called_back_at=None, told_at=None)
    return rows.filter(call_back_until__gt=now).order_by("-pk")[:1]
