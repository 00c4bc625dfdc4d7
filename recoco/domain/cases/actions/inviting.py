"""Invites people to a case, each by their address; sends an invitation again, takes it back."""

from collections.abc import Iterable

from django.db import transaction

from recoco.domain.accounts.actions.answering import refuse_answered, revoke, wants_new_link
from recoco.domain.accounts.limits import INVITATIONS_BY_PERSON
from recoco.domain.accounts.models.offer import LIFETIME
from recoco.domain.cases.events.people import INVITATION_ASKED_AGAIN, INVITATION_REVOKED, INVITATION_SENT
from recoco.domain.cases.invitations import mails
from recoco.domain.cases.invitations.offering import (
    ensure_may_be_answered,
    ensure_may_be_offered,
    may_offer,
    must_offer,
)
from recoco.domain.cases.invitations.presences import place_of
from recoco.domain.cases.models import CaseInvitation, InvitedRole, Placement
from recoco.domain.cases.resuming import resume_if_member
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def invite_to_case(
    placement: Placement,
    email: str,
    *,
    role: InvitedRole | str,
    by: Actor,
    message: str = "",
    first_name: str = "",
    last_name: str = "",
) -> CaseInvitation:
    """Offer a place on the case to an address; if it is already invited, the invitation leaves again.

    :param first_name: what *by* knows of the invited person, who may say otherwise; the same for *last_name*.
    :raises Forbidden: when *by* may not offer this place.
    :raises Refused: when they are on the case already, or the state of the case forbids it.
    :raises TooMany: above fifty invitations a day.
    """
    role, email = InvitedRole(role), email.strip().lower()
    must_offer(placement, role, by)
    ensure_may_be_offered(placement, role, by)
    place = place_of(email, placement, but_member=role is InvitedRole.OWNER)
    if place:
        raise Refused(f"{email} est déjà sur ce dossier ({place}).")
    INVITATIONS_BY_PERSON.spend(str(by.user_id))
    # The placement's row is the lock: two people who invite the same address make one invitation.
    Placement.objects.select_for_update(no_key=True).get(pk=placement.pk)
    invitation = CaseInvitation.objects.unanswered().filter(placement=placement, email=email).first()
    if invitation is None:
        invitation = CaseInvitation(placement=placement, email=email)
    elif invitation.role != role:
        must_offer(placement, InvitedRole(invitation.role), by)  # nobody changes an offer that they could not make
    invitation.placement = placement
    invitation.role, invitation.message, invitation.invited_by = role, message.strip(), by.person
    invitation.first_name = first_name.strip() or invitation.first_name
    invitation.last_name = last_name.strip() or invitation.last_name
    _send(invitation, by)
    resume_if_member(placement, by=by)
    return invitation


@transaction.atomic
def invite_several(
    placement: Placement, emails: Iterable[str], *, role: InvitedRole | str, by: Actor, message: str = ""
) -> list[CaseInvitation]:
    """Offer the same place to several addresses: all of them, or none.

    :raises Forbidden: when *by* may not offer this place.
    :raises Refused: when one of them is on the case already, or the state of the case forbids it.
    :raises TooMany: above fifty invitations a day.
    """
    return [invite_to_case(placement, email, role=role, by=by, message=message) for email in emails]


@transaction.atomic
def resend_invitation(invitation: CaseInvitation, *, by: Actor) -> None:
    """Send an unanswered invitation again, for thirty more days.

    :raises Forbidden: when it is neither theirs nor theirs to manage.
    :raises Refused: when it was answered or revoked, or the state of the case forbids it.
    :raises TooMany: above fifty invitations a day.
    """
    by.must(Permission.INVITATION_RESEND, invitation)
    role = InvitedRole(invitation.role)
    ensure_may_be_answered(invitation.placement, role)
    INVITATIONS_BY_PERSON.spend(str(by.user_id))
    refuse_answered(invitation)
    if may_offer(invitation.placement, role, by):
        invitation.invited_by = by.person  # whoever vouches for it last: the first may have left since
    _send(invitation, by)


@transaction.atomic
def revoke_invitation(invitation: CaseInvitation, *, by: Actor) -> None:
    """Take an unanswered invitation back.

    :raises Forbidden: when it is neither theirs nor theirs to manage.
    :raises Refused: when it was answered meanwhile.
    """
    by.must(Permission.INVITATION_REVOKE, invitation)
    revoke(invitation)
    record(
        INVITATION_REVOKED,
        by=by,
        subject=invitation,
        case_id=invitation.placement.case_id,
        who=invitation.shown_name,
    )


@transaction.atomic
def ask_again(invitation: CaseInvitation) -> None:
    """Tell whoever invited that the link has expired and is wanted; once a day at most, whoever clicks."""
    if not wants_new_link(invitation):
        return
    event = record(
        INVITATION_ASKED_AGAIN,
        by=Actor(portal=invitation.portal),
        subject=invitation,
        case_id=invitation.placement.case_id,
        who=invitation.shown_name,
    )
    mails.ask_for_new_link(invitation, cause=event.pk)


def _send(invitation: CaseInvitation, by: Actor) -> None:
    invitation.sent_at = clock.now()
    invitation.expires_at = invitation.sent_at + LIFETIME
    invitation.asked_again_at = None
    invitation.save()
    event = record(
        INVITATION_SENT,
        by=by,
        subject=invitation,
        case_id=invitation.placement.case_id,
        who=invitation.shown_name,
        role=invitation.get_role_display().lower(),
    )
    mails.invite(invitation, cause=event.pk)
