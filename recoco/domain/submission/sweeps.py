"""Forgets drafts that nobody finished."""

from recoco.domain.submission.models import Draft
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.portals import scope


def forget_drafts(stop: StopSignal) -> int:
    """Delete the drafts left for thirty days that never became a case; return how many."""
    with scope.everywhere("forgotten drafts are deleted on every portal"):
        deleted, _ = Draft.objects.all().forgotten().delete()
    return deleted
