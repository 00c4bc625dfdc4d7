"""Moves a placement along its state machine and keeps the typed history that statistics read."""

from typing import Any

from django.db.models import F

from recoco.domain.cases.models import Placement, PlacementStatus, Status
from recoco.domain.cases.statuses import TRANSITIONS
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


def begin(placement: Placement, *, by: Actor) -> None:
    """Open the history of a placement that has just been written."""
    _open_row(placement, by=by, reason="")


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
    if transition.needs_reason and not reason.strip():
        raise Refused("Donnez une raison : elle sera lue par les personnes concernées.")
    # A conditional update and not read-then-write: on PostgreSQL two of those would both succeed.
    here = Placement.objects.filter(pk=placement.pk, version=placement.version)
    if not here.update(status=to, version=F("version") + 1, **facts):
        raise Refused(told_what_happened(placement))
    PlacementStatus.objects.filter(placement=placement, until=None).update(until=clock.now())
    placement.status, placement.version = to, placement.version + 1
    for name, value in facts.items():
        setattr(placement, name, value)
    _open_row(placement, by=by, reason=reason.strip())


def told_what_happened(placement: Placement) -> str:
    """Say who last moved the placement, and where to."""
    last = PlacementStatus.objects.filter(placement=placement, until=None).first()
    if last is None or not last.by_name:
        return "Ce dossier vient de changer de statut. Rechargez la page."
    return f"{last.by_name} vient de passer ce dossier en « {Status(last.status).label} »."


def _open_row(placement: Placement, *, by: Actor, reason: str) -> None:
    PlacementStatus(
        placement=placement,
        status=placement.status,
        since=clock.now(),
        by_user_id=by.user_id,
        by_name=by.name,
        reason=reason,
    ).save()
