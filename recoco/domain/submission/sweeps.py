"""Forgets drafts that nobody finished."""

from recoco.domain.submission.actions.forgetting import forget_draft
from recoco.domain.submission.models import Draft
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.portals import scope


def forget_drafts(stop: StopSignal) -> int:
    """Delete the submissions left for thirty days that were never sent, one by one; return how many."""
    with scope.everywhere("forgotten drafts are deleted on every portal"):
        forgotten = list(Draft.objects.all().forgotten().select_related("portal").only("pk", "portal"))
    deleted = 0
    for draft in forgotten:
        if stop.asked:
            break
        with scope.entering(draft.portal):
            deleted += forget_draft(draft.pk)
    return deleted
