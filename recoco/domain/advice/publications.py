"""What was just published and may still be taken back."""

from recoco.domain.advice.models import Publication
from recoco.domain.cases.models import Placement
from recoco.kernel.kit import clock


def recent_publication(placement: Placement) -> Publication | None:
    """Return the last publication of this portal that may still be called back, whoever made it."""
    found: Publication | None = (
        Publication.objects.filter(
            case_id=placement.case_id,
            portal_id=placement.portal_id,
            called_back_at=None,
            told_at=None,
            call_back_until__gt=clock.now(),
        )
        .order_by("-pk")
        .first()
    )
    return found
