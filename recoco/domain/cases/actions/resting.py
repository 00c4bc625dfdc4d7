"""A case whose collectivité gives no sign is paused by itself, once told; one word keeps it active."""

from django.db import transaction
from django.db.models import Q

from recoco.domain.accounts.actors import PLATFORM
from recoco.domain.accounts.models import Person
from recoco.domain.accounts.reachability import out_of_reach
from recoco.domain.cases.collectivite import owner_of
from recoco.domain.cases.events.life import CASE_KEPT, CASE_PAUSE_ANNOUNCED, CASE_PAUSED, CASE_RESUMED
from recoco.domain.cases.models import Case, Placement
from recoco.domain.cases.openness import speaks_for_collectivite
from recoco.domain.cases.resuming import awake, resume_by_taking_part
from recoco.domain.cases.silence import SILENT, TOLD_BEFORE
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.ui.french import day

NOTHING_ANNOUNCED = "Aucune mise en pause n’est prévue pour ce dossier : vous n’avez rien à faire."


def may_keep(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* may say that the case goes on: its collectivité, and whoever may end its pause."""
    return speaks_for_collectivite(placement, actor) or actor.may(Permission.CASE_RESUME, placement)


@transaction.atomic
def keep_active(placement: Placement, *, by: Actor) -> None:
    """Say that the case goes on: it is not paused, or no longer if it has just been.

    :raises Forbidden: when *by* may not.
    :raises Refused: when nothing announces its pause, or it is not advised here.
    """
    if not may_keep(placement, by):
        raise Forbidden(Permission.CASE_RESUME)
    placement.ensure_accepted()
    facts = awake()
    told = Case.objects.filter(pk=placement.case_id, paused_at=None, pause_announced_at__isnull=False)
    if told.update(**facts):
        record(CASE_KEPT, by=by, subject=placement.case, case_id=placement.case_id)
    elif Case.objects.filter(pk=placement.case_id, paused_at__isnull=False).exists():
        resume_by_taking_part(placement.case_id, by=by)
    else:
        raise Refused(NOTHING_ANNOUNCED)
    for name, value in facts.items():
        setattr(placement.case, name, value)


@transaction.atomic
def announce_rest(case: Case, still: Q) -> bool:
    """Tell the collectivité, on the current portal, that *case* will be paused; tell whether it was to be told.

    :param still: the condition on cases that called for it, asked again as it is written.
    """
    owner = owner_of(case)
    if owner is None or Person.objects.filter(out_of_reach(counts_absences=False), pk=owner.pk).exists():
        return False  # nobody would read it: the portal's team finds the dossier in « À rattraper »
    now = clock.now()
    if not _write(case, still, pause_announced_at=now):
        return False
    record(CASE_PAUSE_ANNOUNCED, by=PLATFORM, subject=case, case_id=case.pk, day=day(now + TOLD_BEFORE))
    return True


@transaction.atomic
def rest(case: Case, still: Q) -> bool:
    """Pause *case*, as was announced; tell whether it was still to be paused."""
    facts = {"paused_at": clock.now(), "paused_by_name": PLATFORM.name, "pause_reason": SILENT, "resume_on": None}
    if not _write(case, still, **facts):
        return False
    record(CASE_PAUSED, by=PLATFORM, subject=case, case_id=case.pk, until="", why=quoted(SILENT))
    return True


@transaction.atomic
def wake(case: Case, still: Q) -> bool:
    """End the pause of a *case* whose collectivité gives a sign again; tell whether it was still paused."""
    if not _write(case, still, **awake()):
        return False
    record(CASE_RESUMED, by=PLATFORM, subject=case, case_id=case.pk, how=" : la collectivité l’a ouvert de nouveau")
    return True


def _write(case: Case, still: Q, **facts: object) -> bool:
    """Write *facts* of *case* if *still* holds: of two workers, or of a worker and a member, one does."""
    with scope.everywhere("a sign of the collectivité counts on whichever portal it gives it"):
        return bool(Case.objects.filter(still, pk=case.pk).update(**facts))
