"""Work on cases behind the pages: pauses whose day has come."""

from django.utils import timezone

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.cases.actions.pausing import resume_on_its_day
from recoco.domain.cases.models import Case
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalState


def resume_due(stop: StopSignal) -> int:
    """End the pauses whose day has come, one transaction each; return how many."""
    today = timezone.localtime(clock.now()).date()
    with scope.everywhere("pauses end on their day, on every portal"):
        due = Case.objects.filter(paused_at__isnull=False, resume_on__lte=today).select_related("origin")
        waiting = list(due.exclude(origin__state=PortalState.ARCHIVED))
    count = 0
    for case in waiting:
        if stop.asked:
            break
        with scope.entering(case.origin):
            count += resume_on_its_day(case, today=today, by=PLATFORM)
    return count
