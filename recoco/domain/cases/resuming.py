"""What ends the pause of a case, whoever ends it."""

from recoco.domain.cases.events.life import CASE_RESUMED
from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.statuses import COLLECTIVITE
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope


def awake() -> dict[str, object]:
    """Return what is written of a case whose pause ends now: its silence is counted from here."""
    return {
        "paused_at": None,
        "paused_by_name": "",
        "pause_reason": "",
        "resume_on": None,
        "pause_announced_at": None,
        "kept_at": clock.now(),
    }


def resume_by_taking_part(case_id: int, *, by: Actor) -> None:
    """End the pause of a case, if there is one: its collectivité has just done something.

    To be called inside the transaction of what it did.
    """
    with scope.everywhere("what its collectivité does ends the pause of a case on all its portals"):
        paused = Case.objects.filter(pk=case_id, paused_at__isnull=False)
        if not paused.update(**awake()):
            return
    record(CASE_RESUMED, by=by, subject=Case(pk=case_id), case_id=case_id, how=" en y participant")


def resume_if_member(placement: Placement, *, by: Actor) -> None:
    """End the pause of the case if *by* is of its collectivité: for what they do without giving the turn to anybody.

    To be called inside the transaction of what they did.
    """
    if placement.case.is_paused and placement.roles_of(by) & COLLECTIVITE:
        resume_by_taking_part(placement.case_id, by=by)
