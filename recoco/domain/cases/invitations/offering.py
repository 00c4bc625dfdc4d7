"""Who may offer a place on a case, and when it may be taken."""

from recoco.domain.cases.models import CaseParticipation, InvitedRole, Placement, PlacementParticipation, Side
from recoco.domain.cases.models.invitation import ON_ADVISING_SIDE
from recoco.domain.cases.statuses import COLLECTIVITE, STAFF_SIDE, Status
from recoco.kernel.access.actor import Actor, Forbidden
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


def may_offer(placement: Placement, role: InvitedRole, by: Actor) -> bool:
    """Tell whether *by* may invite somebody to this place.

    The référent's is offered by whoever may hand it over, and, while it is empty, by whoever may invite members or
    holds the case in the meantime, even before it is accepted.
    """
    if role in ON_ADVISING_SIDE:
        return by.may(Permission.ADVISER_INVITE, placement)
    if role is InvitedRole.MEMBER:
        return by.may(Permission.MEMBER_INVITE, placement)
    if has_owner(placement):
        return by.may(Permission.OWNER_HAND_OVER, placement)
    return by.may(Permission.MEMBER_INVITE, placement) or _holds(placement, by)


def must_offer(placement: Placement, role: InvitedRole, by: Actor) -> None:
    """Refuse to go on unless *by* may invite somebody to this place.

    :raises Forbidden: when they may not.
    """
    if not may_offer(placement, role, by):
        raise Forbidden(Permission.ADVISER_INVITE if role in ON_ADVISING_SIDE else Permission.MEMBER_INVITE)


def ensure_may_be_answered(placement: Placement, role: InvitedRole) -> None:
    """Let an invitation leave, or be accepted.

    :raises Refused: when the dossier is not open, has left this portal, or is not advised yet.
    """
    if placement.withdrawn_at is not None:
        raise Refused("Ce portail ne suit plus ce dossier.")
    if role in ON_ADVISING_SIDE:
        placement.ensure_accepted()
    else:
        placement.ensure_open()


def ensure_may_be_offered(placement: Placement, role: InvitedRole, by: Actor) -> None:
    """Let *by*, who may offer this place, do it now.

    :raises Refused: as `ensure_may_be_answered`; or when *by* filed the case for a collectivité, and it is not decided
        yet: its référent comes first.
    """
    ensure_may_be_answered(placement, role)
    waits = placement.status == Status.SUBMITTED
    if waits and role is InvitedRole.MEMBER and not placement.roles_of(by) & (COLLECTIVITE | STAFF_SIDE):
        raise Refused(
            "En attendant la décision de l’équipe, invitez la personne référente de ce dossier : elle invitera les "
            "autres membres."
        )


def has_owner(placement: Placement) -> bool:
    """Tell whether somebody is référent of the case."""
    return CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.OWNER).exists()


def _holds(placement: Placement, by: Actor) -> bool:
    if by.person is None or not by.may(Permission.CASE_SUBMIT_FOR_SOMEBODY):
        return False
    return PlacementParticipation.objects.filter(placement=placement, person=by.person).exists()
