"""What the address book forgets: who opened which contact, after twelve months."""

from datetime import timedelta

from recoco.domain.directory.models import ContactOpening
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

KEPT = timedelta(days=365)


def forget_old_openings(stop: StopSignal) -> int:
    """Delete the openings older than twelve months; return how many."""
    with scope.everywhere("openings of contacts are forgotten after a year on every portal"):
        return int(ContactOpening.objects.filter(at__lt=clock.now() - KEPT).delete()[0])
