"""Each night: the active dossiers that have nobody to reach are noted and told once, those mended are noted too."""

from django.db import IntegrityError, transaction

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.events import CASE_WITHOUT_LISTENER
from recoco.domain.continuity.listening import Lack, active, lacks_of
from recoco.domain.continuity.models import Lapse
from recoco.kernel.activity.recording import record
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState

AT_ONCE = 500


def watch_over_listeners(stop: StopSignal) -> int:
    """Note what has changed since last night on every portal; return how many dossiers have just lost somebody."""
    told = 0
    for portal in Portal.objects.exclude(state=PortalState.ARCHIVED).order_by("pk"):
        if stop.asked:
            break
        with scope.entering(portal):
            told += watch_here()
    return told


def watch_here() -> int:
    """Do it for the current portal."""
    lacking: dict[tuple[int, str], Lack] = {}
    placements: dict[int, Placement] = {}
    for some in batches():
        for number, lacks in lacks_of(some).items():
            lacking |= {(number, lack.kind.value): lack for lack in lacks}
        placements |= {one.pk: one for one in some}
    known = {(row.placement_id, row.lacking): row.pk for row in Lapse.objects.filter(until=None)}
    mended = [pk for key, pk in known.items() if key not in lacking]
    Lapse.objects.filter(pk__in=mended, until=None).update(until=clock.now())
    return sum(_note(placements[key[0]], lack) for key, lack in lacking.items() if key not in known)


def batches() -> list[list[Placement]]:
    """Return the active placements of the current portal, some hundreds at a time."""
    found = list(Placement.objects.filter(active()).select_related("case").order_by("pk"))
    return [found[first : first + AT_ONCE] for first in range(0, len(found), AT_ONCE)]


def _note(placement: Placement, lack: Lack) -> bool:
    lapse = Lapse(placement=placement, lacking=lack.kind)
    try:
        with transaction.atomic():
            lapse.save()
            record(CASE_WITHOUT_LISTENER, by=PLATFORM, subject=lapse, case_id=placement.case_id, why=lack.why)
    except IntegrityError:
        return False  # another worker was faster by an instant
    return True
