"""An adviser or somebody of the portal's team starts following a case, or follows it in the other place."""

from django.db import IntegrityError, transaction

from recoco.domain.cases.events.people import ADVISER_JOINED, ADVISER_SWITCHED
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

ALREADY_THERE = "Vous suivez déjà ce dossier."
OTHER_SIDE = "Vous êtes sur ce dossier côté collectivité : on ne peut pas être des deux côtés."


@transaction.atomic
def join(placement: Placement, role: PlacementRole, *, by: Actor) -> PlacementParticipation:
    """Put *by* on the placement as adviser or observer.

    :raises Refused: when they already are on it, on either side, or when it is not being advised.
    """
    if placement.roles_of(by) & {Role.CASE_ADVISER, Role.OBSERVER}:
        raise Refused(ALREADY_THERE)
    by.must(Permission.PARTICIPATION_JOIN, placement)
    placement.ensure_accepted()
    if placement.roles_of(by) & {Role.MEMBER, Role.OWNER}:
        raise Refused(OTHER_SIDE)
    participation = PlacementParticipation(placement=placement, person=by.person, role=role)
    try:
        with transaction.atomic():
            participation.save()
    except IntegrityError:
        raise Refused(ALREADY_THERE) from None
    forget_roles(placement)
    record(ADVISER_JOINED, by=by, subject=placement, case_id=placement.case_id, role=PlacementRole(role).label.lower())
    return participation


@transaction.atomic
def switch(placement: Placement, to: PlacementRole | str, *, by: Actor) -> None:
    """Pass *by* from adviser to observer, or back.

    :raises Forbidden: when they do not follow the case.
    :raises Refused: when they are in that place already, or the case is not advised here.
    """
    to = PlacementRole(to)
    by.must(Permission.PARTICIPATION_SWITCH, placement)
    placement.ensure_accepted()
    mine = PlacementParticipation.objects.filter(placement=placement, person=by.person)
    if not mine.exclude(role=to).update(role=to):
        raise Refused(f"Vous suivez déjà ce dossier comme {to.label.lower()}.")
    forget_roles(placement)
    record(ADVISER_SWITCHED, by=by, subject=placement, case_id=placement.case_id, role=to.label.lower())
