"""An adviser or somebody of the portal's team starts following a case."""

from django.db import IntegrityError, transaction

from recoco.domain.cases.events import ADVISER_JOINED
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

ALREADY_THERE = "Vous suivez déjà ce dossier."


@transaction.atomic
def join(placement: Placement, role: PlacementRole, *, by: Actor) -> PlacementParticipation:
    """Put *by* on the placement as adviser or observer.

    :raises Refused: when they already are on it.
    """
    if placement.roles_of(by) & {Role.CASE_ADVISER, Role.OBSERVER}:
        raise Refused(ALREADY_THERE)
    by.must(Permission.PARTICIPATION_JOIN, placement)
    participation = PlacementParticipation(placement=placement, person=by.person, role=role)
    try:
        with transaction.atomic():
            participation.save()
    except IntegrityError:
        raise Refused(ALREADY_THERE) from None
    forget_roles(placement)
    record(ADVISER_JOINED, by=by, subject=placement, case_id=placement.case_id, role=PlacementRole(role).label.lower())
    return participation
