"""Invites somebody to hold a role on a portal, and hears their answer, once."""

from collections.abc import Iterable

from django.db import transaction

from recoco.domain.accounts import mails
from recoco.domain.accounts.actions.answering import (
    answer,
    refuse_answered,
    refuse_other,
    revoke,
    wants_new_link,
)
from recoco.domain.accounts.actions.mailboxes import share_mailbox
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actions.reading_alone import TO_ANSWER, TO_INVITE, must_read_alone
from recoco.domain.accounts.actions.roles import TO_GRANT, check_territory, grant_offered_role
from recoco.domain.accounts.actors import actor_of, actor_of_user
from recoco.domain.accounts.events import (
    INVITATION_ACCEPTED,
    INVITATION_ASKED_AGAIN,
    INVITATION_REFUSED,
    INVITATION_REVOKED,
    INVITATION_SENT,
)
from recoco.domain.accounts.limits import INVITATIONS_BY_PERSON
from recoco.domain.accounts.models import InvitedDepartement, Person, PortalInvitation, PortalRole, RoleName, User
from recoco.domain.accounts.models.offer import LIFETIME
from recoco.domain.accounts.sensitivity import SENSITIVE_NAMES
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Departement


def invite(
    email: str,
    role: RoleName | str,
    *,
    by: Actor,
    message: str = "",
    departements: Iterable[Departement] = (),
    is_national: bool = False,
) -> PortalInvitation:
    """Offer a role on the current portal to an address; if it is already invited, the invitation leaves again.

    :raises Forbidden: when *by* may not grant this role.
    :raises Refused: when the territory does not fit, when they hold this role already, or for a role of the team when
        the address is shared.
    :raises TooMany: above fifty invitations a day.
    """
    role, email, territory = RoleName(role), email.strip().lower(), list(departements)
    by.must(TO_GRANT[role])
    check_territory(role, territory, is_national)
    if PortalRole.objects.filter(person__user__email=email, name=role, until=None).exists():
        raise Refused(f"{email} a déjà ce rôle sur ce portail.")
    _must_suit(email, role)
    INVITATIONS_BY_PERSON.spend(str(by.user_id))
    with transaction.atomic():
        # The portal's row is the lock: two members of the team who invite the same person make one invitation.
        Portal.objects.select_for_update(no_key=True).get(pk=by.portal.pk)  # type: ignore[union-attr]
        invitation = PortalInvitation.objects.unanswered().filter(email=email).first()
        if invitation is None:
            invitation = PortalInvitation(email=email)
        elif invitation.role != role:
            by.must(TO_GRANT[RoleName(invitation.role)])  # an admin's offer is not changed by the team
        invitation.role, invitation.is_national, invitation.message = role, is_national, message.strip()
        invitation.invited_by = by.person
        _send(invitation, by, territory)
    return invitation


def resend_invitation(invitation: PortalInvitation, *, by: Actor) -> None:
    """Send an unanswered invitation again, for thirty more days.

    :raises Forbidden: when *by* may not grant the role it offers.
    :raises Refused: when it was answered or revoked, or the address is shared since and the role of the team.
    :raises TooMany: above fifty invitations a day.
    """
    by.must(TO_GRANT[RoleName(invitation.role)])
    _must_suit(invitation.email, RoleName(invitation.role))
    INVITATIONS_BY_PERSON.spend(str(by.user_id))
    with transaction.atomic():
        refuse_answered(invitation)
        _send(invitation, by, None)


def revoke_invitation(invitation: PortalInvitation, *, by: Actor) -> None:
    """Take an unanswered invitation back.

    :raises Forbidden: when *by* may not grant the role it offers.
    :raises Refused: when it was answered meanwhile.
    """
    by.must(TO_GRANT[RoleName(invitation.role)])
    with transaction.atomic():
        revoke(invitation)
        record(INVITATION_REVOKED, by=by, subject=invitation, email=invitation.email)


def ask_again(invitation: PortalInvitation) -> None:
    """Tell whoever invited that the link has expired and is wanted; once a day at most, whoever clicks."""
    with transaction.atomic():
        if not wants_new_link(invitation):
            return
        record(INVITATION_ASKED_AGAIN, by=Actor(portal=invitation.portal), subject=invitation, email=invitation.email)
        mails.ask_for_new_link(invitation)


def accept_invitation(
    invitation: PortalInvitation, user: User, *, words: dict[str, str], shares: bool = False
) -> Person:
    """Make *user* a person of the portal with the role that was offered.

    :param words: what they say of themselves, for `ensure_person`.
    :param shares: whether several people of their organisation read their address.
    :raises Refused: when it is not theirs, not open any more, or was already answered, or their address cannot be
        shared; or is, for a role of the team.
    """
    refuse_other(invitation, user)
    with transaction.atomic():
        if invitation.role in SENSITIVE_NAMES:
            must_read_alone(user.email, then=TO_ANSWER)
        answer(invitation, "accepted_at")
        person = ensure_person(user, **words)
        if shares:
            share_mailbox(person, person.organization, by=actor_of(person))
        giver, role = _giver(invitation), RoleName(invitation.role)
        territory = [one.departement for one in invitation.departements.select_related("departement")]
        grant_offered_role(person, role, by=giver, departements=territory, is_national=invitation.is_national)
        record(INVITATION_ACCEPTED, by=actor_of(person), subject=invitation, role=role.label)
    return person


def refuse_invitation(invitation: PortalInvitation, user: User) -> None:
    """Decline what was offered.

    :raises Refused: when it is not theirs, not open any more, or was already answered.
    """
    refuse_other(invitation, user)
    with transaction.atomic():
        answer(invitation, "refused_at")
        by = actor_of_user(user, portal=invitation.portal)
        role = RoleName(invitation.role).label
        record(INVITATION_REFUSED, by=by, subject=invitation, email=invitation.email, role=role)


def is_invited(email: str) -> bool:
    """Tell whether an open invitation of the current portal waits for this address."""
    return bool(PortalInvitation.objects.open().filter(email=email.strip().lower()).exists())


@transaction.atomic
def _must_suit(email: str, role: RoleName) -> None:
    # Only told sooner than when it is accepted: the address may be shared meanwhile.
    if role in SENSITIVE_NAMES:
        must_read_alone(email, then=TO_INVITE)


def _send(invitation: PortalInvitation, by: Actor, territory: list[Departement] | None) -> None:
    invitation.sent_at = clock.now()
    invitation.expires_at = invitation.sent_at + LIFETIME
    invitation.save()
    if territory is not None:
        InvitedDepartement.objects.filter(invitation=invitation).delete()
        offered = [InvitedDepartement(invitation=invitation, departement=one) for one in territory]
        InvitedDepartement.objects.bulk_create(offered)
    role = RoleName(invitation.role).label
    record(INVITATION_SENT, by=by, subject=invitation, email=invitation.email, role=role)
    mails.invite(invitation, by=by)


def _giver(invitation: PortalInvitation) -> Actor:
    """Return who gives the role: whoever invited, if they still may."""
    if invitation.invited_by is None:
        return Actor(portal=invitation.portal, name="La plateforme")
    giver = actor_of(invitation.invited_by)
    if not giver.may(TO_GRANT[RoleName(invitation.role)]):
        raise Refused(
            f"{giver.name} ne peut plus donner ce rôle sur ce portail. Demandez à son équipe une nouvelle invitation."
        )
    return giver
