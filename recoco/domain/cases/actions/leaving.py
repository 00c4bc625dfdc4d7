"""Somebody leaves a case, from whichever side: what they wrote stays, their access ends."""

from django.db import transaction

from recoco.domain.cases.events.people import ADVISER_LEFT, MEMBER_LEFT
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

NOT_THERE = "Vous n’êtes plus sur ce dossier."
OWNER_STAYS = "Vous êtes référent·e de ce dossier : confiez d’abord ce rôle à quelqu’un d’autre, puis quittez-le."


@transaction.atomic
def leave(placement: Placement, *, by: Actor) -> None:
    """Take *by* off the case: advisers and observers off this portal's, members off all of them.

    :raises Forbidden: when they are not on it.
    :raises Refused: when they own it, or somebody took them off meanwhile.
    """
    roles = placement.roles_of(by)
    if Role.OWNER in roles:
        raise Refused(OWNER_STAYS)
    if Role.MEMBER in roles:
        by.must(Permission.MEMBER_LEAVE, placement)
        _leave_collectivite(placement, by)
    else:
        by.must(Permission.PARTICIPATION_LEAVE, placement)
        _stop_following(placement, by)
    forget_roles(placement)


def _leave_collectivite(placement: Placement, by: Actor) -> None:
    mine = CaseParticipation.objects.filter(case_id=placement.case_id, user_id=by.user_id, side=Side.MEMBER)
    if not mine.delete()[0]:
        raise Refused(NOT_THERE)
    record(MEMBER_LEFT, by=by, subject=placement, case_id=placement.case_id)


def _stop_following(placement: Placement, by: Actor) -> None:
    role = PlacementRole.ADVISER if Role.CASE_ADVISER in placement.roles_of(by) else PlacementRole.OBSERVER
    if not PlacementParticipation.objects.filter(placement=placement, person=by.person).delete()[0]:
        raise Refused(NOT_THERE)
    record(ADVISER_LEFT, by=by, subject=placement, case_id=placement.case_id, role=role.label.lower())
