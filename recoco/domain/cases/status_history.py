"""Moves a placement along its state machine and keeps the typed history that statistics read."""

from typing import Any

from django.db.models import F

from recoco.domain.cases.invitations.offering import has_owner
from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.cases.statuses import TRANSITIONS, Transition
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


def begin(placement: Placement, *, by: Actor) -> None:
    """Open the history of a placement that has just been written."""
    _open_row(placement, by=by, reason="")


def begin_again(placement: Placement, *, by: Actor) -> None:
    """Open the history of a placement, or go on with that of one that comes back."""
    end(placement)
    _open_row(placement, by=by, reason="")


def end(placement: Placement) -> None:
    """Close the history of a placement that leaves its portal: it has no status there any more."""
    PlacementStatus.objects.filter(placement=placement, until=None).update(until=clock.now())


def move(placement: Placement, to: Status, *, by: Actor, reason: str = "", **facts: Any) -> None:
    """Pass *placement* to another status, if nobody was quicker.

    To be called inside the transaction of a gesture, which records its own event.

    :param facts: other fields of the placement that change with its status.
    :raises Forbidden: when *by* may not.
    :raises Refused: when the state machine knows no such move, a reason is missing, or somebody moved it meanwhile.
    """
    transition = TRANSITIONS.get((Status(placement.status), to))
    if transition is None:
        raise Refused(told_what_happened(placement))
    by.must(transition.permission, placement)
    if not _decides(transition, placement, by):
        raise Forbidden(transition.permission)
    if transition.needs_reason and not reason.strip():
        raise Refused("Donnez une raison : elle sera lue par les personnes concernées.")
    # A conditional update and not read-then-write: on PostgreSQL two of those would both succeed.
    here = Placement.objects.filter(pk=placement.pk, version=placement.version)
    if not here.update(status=to, version=F("version") + 1, **facts):
        raise Refused(told_what_happened(placement))
    end(placement)
    placement.status, placement.version = to, placement.version + 1
    for name, value in facts.items():
        setattr(placement, name, value)
    _open_row(placement, by=by, reason=reason.strip())


def told_what_happened(placement: Placement) -> str:
    """Say who last moved the placement, and where to; or that it is no longer there to be moved."""
    now = Placement.objects.get(pk=placement.pk)
    if now.withdrawn_at is not None:
        return "Ce dossier vient de quitter ce portail."
    if now.archived_at is not None and placement.archived_at is None:
        return f"{now.archived_by_name or 'Quelqu’un'} vient d’archiver ce dossier."
    last = PlacementStatus.objects.filter(placement=placement, until=None).first()
    if last is None or not last.by_name:
        return "Ce dossier vient de changer de statut. Rechargez la page."
    return f"{last.by_name} vient de passer ce dossier en « {Status(last.status).label} »."


def _decides(transition: Transition, placement: Placement, by: Actor) -> bool:
    roles = placement.roles_of(by)
    if transition.roles is None or transition.roles & roles:
        return True
    return bool(transition.without_owner & roles) and not has_owner(placement)


def _open_row(placement: Placement, *, by: Actor, reason: str) -> None:
    PlacementStatus(
        placement=placement,
        status=placement.status,
        since=clock.now(),
        by_user_id=by.user_id,
        by_name=by.name,
        reason=reason,
    ).save()
