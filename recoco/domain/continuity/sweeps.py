"""Each night: absences begin and end on their day; active dossiers that have nobody to reach are noted, told once."""

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.continuity.actions.leaving import keep_promise
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


def follow_absences(stop: StopSignal) -> int:
    """Begin and end what absences and departures promised for today, a person at a time; return how many."""
    with scope.everywhere("absences begin and end on their day, on every portal"):
        rows = Person.objects.filter(away_from__isnull=False, away_from__lte=localdate(clock.now()))
        waiting = list(rows.exclude(portal__state=PortalState.ARCHIVED).select_related("portal").order_by("pk"))
    done = 0
    for person in waiting:
        if stop.asked:
            break
        with scope.entering(person.portal):
            done += keep_promise(person.pk)
    return done


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
