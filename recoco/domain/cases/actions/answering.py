"""Hears the answer to an invitation to a case, once."""

from django.db import IntegrityError, transaction

from recoco.domain.accounts.actions.answering import answer, refuse_other
from recoco.domain.accounts.actions.mailboxes import share_mailbox
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actors import actor_of, actor_of_user
from recoco.domain.accounts.models import Person, User
from recoco.domain.cases.collectivite import join_collectivite, succeed
from recoco.domain.cases.events.people import (
    ADVISER_JOINED,
    INVITATION_ACCEPTED,
    INVITATION_REFUSED,
    MEMBER_JOINED,
    OWNER_CHANGED,
)
from recoco.domain.cases.invitations.offering import ensure_may_be_answered, may_offer
from recoco.domain.cases.models import (
    CaseInvitation,
    CaseParticipation,
    InvitedRole,
    Placement,
    PlacementParticipation,
    PlacementRole,
    Side,
)
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def accept_invitation(
    invitation: CaseInvitation, user: User, *, words: dict[str, str], shares: bool = False
) -> Placement:
    """Give *user* the place that was offered, and return what it opens.

    :param words: what they say of themselves, for `ensure_person`; empty words leave what is known.
    :param shares: whether several people of their organisation read their address.
    :raises Refused: when it is not theirs, not open any more, was already answered, or cannot be taken now; or when
        their address cannot be shared.
    """
    refuse_other(invitation, user)
    placement, role = invitation.placement, InvitedRole(invitation.role)
    ensure_may_be_answered(placement, role)
    answer(invitation, "accepted_at")
    _must_still_be_offered(invitation, role)
    person = ensure_person(user, **words)
    if person.suspended_at is not None:
        raise Refused(f"Votre compte est suspendu sur {invitation.portal.name}. Écrivez à son équipe.")
    if shares:
        share_mailbox(person, person.organization, by=actor_of(person))
    if invitation.is_for_advising:
        _follow(placement, person, PlacementRole(role.value))
    else:
        _join(placement, person, role)
    # Places change before anything is recorded, in every gesture about people: the log dates the placements, and two
    # gestures that took these rows in two orders would wait for each other.
    by, inviter = actor_of(person), _inviter_name(invitation)
    record(INVITATION_ACCEPTED, by=by, subject=invitation, case_id=placement.case_id, inviter=inviter)
    forget_roles(placement)
    return placement


@transaction.atomic
def refuse_invitation(invitation: CaseInvitation, user: User) -> None:
    """Decline what was offered.

    :raises Refused: when it is not theirs, not open any more, or was already answered.
    """
    refuse_other(invitation, user)
    answer(invitation, "refused_at")
    record(
        INVITATION_REFUSED,
        by=actor_of_user(user, portal=invitation.portal),
        subject=invitation,
        case_id=invitation.placement.case_id,
        who=invitation.shown_name,
        inviter=_inviter_name(invitation),
    )


def _follow(placement: Placement, person: Person, role: PlacementRole) -> None:
    if CaseParticipation.objects.filter(case_id=placement.case_id, user_id=person.user_id).exists():
        raise Refused("Vous êtes déjà sur ce dossier, côté collectivité : on ne peut pas être des deux côtés.")
    try:
        with transaction.atomic():
            PlacementParticipation(placement=placement, person=person, role=role).save()
    except IntegrityError:
        return  # they joined by themselves meanwhile: the invitation is answered all the same
    by = actor_of(person)
    record(ADVISER_JOINED, by=by, subject=placement, case_id=placement.case_id, role=role.label.lower())


def _join(placement: Placement, person: Person, role: InvitedRole) -> None:
    if PlacementParticipation.objects.filter(placement=placement, person=person).exists():
        raise Refused("Vous conseillez déjà ce dossier : on ne peut pas être des deux côtés.")
    by, case = actor_of(person), placement.case
    if role is InvitedRole.OWNER:
        current = CaseParticipation.objects.filter(case=case, side=Side.OWNER).first()
        succeed(case, person, current=current)
        record(OWNER_CHANGED, by=by, subject=placement, case_id=case.pk, who=person.full_name, how="")
    elif join_collectivite(case, person, Side.MEMBER):
        record(MEMBER_JOINED, by=by, subject=placement, case_id=case.pk, role=Side.MEMBER.label.lower())


def _must_still_be_offered(invitation: CaseInvitation, role: InvitedRole) -> None:
    """Refuse what the one who invited could not offer any more: their own place on the case has changed."""
    if invitation.invited_by is None:
        return
    giver = actor_of(invitation.invited_by)
    if not may_offer(invitation.placement, role, giver):
        raise Refused(
            f"{giver.name} ne peut plus inviter à cette place sur ce dossier. "
            "Demandez une nouvelle invitation à l’équipe du portail."
        )


def _inviter_name(invitation: CaseInvitation) -> str:
    return invitation.invited_by.full_name if invitation.invited_by else invitation.portal.name
