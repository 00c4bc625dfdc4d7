"""A collectivité asks to be left in peace for a while; whatever it does next ends the pause."""

from datetime import date

from django.db import transaction

from recoco.domain.cases.events.life import CASE_PAUSED, CASE_RESUMED
from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.resuming import awake
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import day


@transaction.atomic
def pause_case(placement: Placement, *, by: Actor, reason: str = "", resume_on: date | None = None) -> None:
    """Pause the case, on all its portals: its collectivité side is no longer written to.

    :param resume_on: when it ends by itself; None to wait for somebody.
    :raises Forbidden: when *by* may not.
    :raises Refused: when it is paused already, or is not advised here.
    """
    by.must(Permission.CASE_PAUSE, placement)
    placement.ensure_accepted()
    facts: dict[str, object] = {
        "paused_at": clock.now(),
        "paused_by_name": by.name,
        "pause_reason": reason.strip(),
        "resume_on": resume_on,
        "pause_announced_at": None,
    }
    if not Case.objects.filter(pk=placement.case_id, paused_at=None).update(**facts):
        raise Refused("Ce dossier est déjà en pause.")
    _follow(placement.case, facts)
    until = f" jusqu’au {day(resume_on)}" if resume_on else ""
    record(CASE_PAUSED, by=by, subject=placement.case, case_id=placement.case_id, until=until, why=quoted(reason))


@transaction.atomic
def resume_case(placement: Placement, *, by: Actor) -> None:
    """End the pause.

    :raises Forbidden: when *by* may not.
    :raises Refused: when it is not paused, or no longer.
    """
    by.must(Permission.CASE_RESUME, placement)
    facts = awake()
    if not Case.objects.filter(pk=placement.case_id, paused_at__isnull=False).update(**facts):
        raise Refused("Ce dossier n’est pas en pause.")
    _follow(placement.case, facts)
    record(CASE_RESUMED, by=by, subject=placement.case, case_id=placement.case_id, how="")


@transaction.atomic
def resume_on_its_day(case: Case, *, today: date, by: Actor) -> bool:
    """End a pause whose day has come; tell whether it was still to be ended.

    :param by: the platform.
    """
    due = Case.objects.filter(pk=case.pk, paused_at__isnull=False, resume_on__lte=today)
    if not due.update(**awake()):
        return False
    record(CASE_RESUMED, by=by, subject=case, case_id=case.pk, how=" : la date prévue est arrivée")
    return True


def _follow(case: Case, facts: dict[str, object]) -> None:
    for name, value in facts.items():
        setattr(case, name, value)
