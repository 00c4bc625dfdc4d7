"""A placement goes from one status to another while it is advised, until it is closed, and back."""

from django.db import transaction

from recoco.domain.cases.events.life import PLACEMENT_CLOSED, PLACEMENT_MOVED, PLACEMENT_REOPENED
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import move, told_what_happened
from recoco.domain.cases.statuses import ON_BOARD
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def move_placement(placement: Placement, to: Status | str, *, by: Actor, version: int, reason: str = "") -> None:
    """Move the dossier to another column of the board, or close it.

    :param version: of the placement as *by* saw it: what a colleague has just changed is not overwritten.
    :raises Forbidden: when *by* may not.
    :raises Refused: when somebody moved it meanwhile, a reason is missing, or it is not advised here.
    """
    to = Status(to)
    if to == Status.CLOSED:
        close_placement(placement, by=by, version=version, reason=reason)
        return
    _must_be_as_seen(placement, version)
    placement.ensure_accepted()
    if to not in ON_BOARD:
        raise Refused("Ce statut ne se choisit pas sur le tableau.")
    before = Status(placement.status)
    move(placement, to, by=by, reason=reason)
    record(
        PLACEMENT_MOVED,
        by=by,
        subject=placement,
        case_id=placement.case_id,
        before=before.label,
        after=to.label,
        why=quoted(reason),
    )


@transaction.atomic
def close_placement(placement: Placement, *, by: Actor, version: int, reason: str) -> None:
    """End the advice on this portal: the dossier is read, and no longer written.

    :raises Forbidden: when *by* may not.
    :raises Refused: without reason, when somebody moved it meanwhile, or when it is not advised here.
    """
    _must_be_as_seen(placement, version)
    placement.ensure_accepted()
    move(placement, Status.CLOSED, by=by, reason=reason)
    record(PLACEMENT_CLOSED, by=by, subject=placement, case_id=placement.case_id, reason=reason.strip())


@transaction.atomic
def reopen_placement(placement: Placement, *, by: Actor, version: int, reason: str = "") -> None:
    """Begin the advice again: the dossier comes back « À traiter ».

    :raises Forbidden: when *by* may not.
    :raises Refused: when it is archived, was never closed, or somebody moved it meanwhile.
    """
    _must_be_as_seen(placement, version)
    if placement.is_archived:
        placement.ensure_open()
    if placement.status != Status.CLOSED:
        raise Refused("Ce dossier n’est pas clos.")
    move(placement, Status.TO_PROCESS, by=by, reason=reason)
    record(PLACEMENT_REOPENED, by=by, subject=placement, case_id=placement.case_id, why=quoted(reason))


def _must_be_as_seen(placement: Placement, version: int) -> None:
    if placement.version != version:
        raise Refused(told_what_happened(placement))
