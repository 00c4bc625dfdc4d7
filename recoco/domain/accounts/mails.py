"""Every e-mail that accounts send, each in the transaction of what it tells."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from recoco.domain.accounts.invitation_links import link_of
from recoco.domain.accounts.models import Person, PortalInvitation, RoleName, User
from recoco.kernel.access.actor import Actor
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sending import send, send_from_platform
from recoco.kernel.portals import scope

ABOUT_ACCOUNT = "Vous recevez cet e-mail parce qu’il concerne la sécurité de votre compte."
ABOUT_YOUR_INVITATION = "Vous recevez cet e-mail parce que vous avez envoyé cette invitation."


def _kind(name: str, why: str, lane: Lane = Lane.REST, *, is_secret: bool = False) -> MailKind:
    return MailKind(f"accounts.{name}", f"accounts/mail/{name}", why=why, lane=lane, is_secret=is_secret)


CODE = _kind(
    "code", "Vous recevez cet e-mail parce que votre adresse a été saisie pour se connecter.", Lane.NOW, is_secret=True
)
SECURITY = _kind("security", ABOUT_ACCOUNT, Lane.NOW)
SECOND_FACTOR_RESET = _kind("second_factor_reset", ABOUT_ACCOUNT, Lane.NOW)
INVITATION = _kind("invitation", "Vous recevez cet e-mail parce que cette personne vous invite.", Lane.NOW)
INVITATION_ACCEPTED = _kind("invitation_accepted", ABOUT_YOUR_INVITATION)
INVITATION_REFUSED = _kind("invitation_refused", ABOUT_YOUR_INVITATION)
INVITATION_ASKED_AGAIN = _kind("invitation_asked_again", ABOUT_YOUR_INVITATION)

MAIL_KINDS = (
    CODE,
    SECURITY,
    SECOND_FACTOR_RESET,
    INVITATION,
    INVITATION_ACCEPTED,
    INVITATION_REFUSED,
    INVITATION_ASKED_AGAIN,
)


def send_code(email: str, code: str, *, key: str) -> None:
    """Send a six-digit code, at once."""
    _send(CODE, email, {"code": code}, key=key)


def tell_of_security(user: User, sentence: str) -> None:
    """Tell somebody what has just changed in what protects their account."""
    _send(SECURITY, user.email, {"sentence": sentence}, user_id=user.pk)


def tell_of_reset(user: User, *, by: str) -> None:
    """Tell somebody that their second factor was taken away."""
    _send(SECOND_FACTOR_RESET, user.email, {"by": by}, user_id=user.pk)


def invite(invitation: PortalInvitation, *, by: Actor) -> None:
    """Send an invitation."""
    words = _offer(invitation) | {"link": link_of(invitation), "by": by.name, "message": invitation.message}
    key = f"invitation:{invitation.pk}:{invitation.sent_at.isoformat()}"
    _send(INVITATION, invitation.email, words, key=key)


def tell_accepted(invitation: PortalInvitation, person: Person) -> None:
    """Tell whoever invited that the answer is yes."""
    _tell_inviter(INVITATION_ACCEPTED, invitation, who=person.signature)


def tell_refused(invitation: PortalInvitation) -> None:
    """Tell whoever invited that the answer is no."""
    _tell_inviter(INVITATION_REFUSED, invitation, who=invitation.email)


def ask_for_new_link(invitation: PortalInvitation) -> None:
    """Tell whoever invited that the link is wanted again."""
    _tell_inviter(INVITATION_ASKED_AGAIN, invitation, who=invitation.email)


def _tell_inviter(kind: MailKind, invitation: PortalInvitation, *, who: str) -> None:
    words = _offer(invitation) | {"path": reverse("accounts:invitations", urlconf=settings.ROOT_URLCONF), "who": who}
    inviter = invitation.invited_by
    if inviter is None:
        _send(kind, invitation.portal.contact_email, words)
    else:
        _send(kind, inviter.user.email, words, user_id=inviter.user_id)


def _offer(invitation: PortalInvitation) -> dict[str, Any]:
    return {"role": RoleName(invitation.role).label}


def _send(
    kind: MailKind, to: str, words: dict[str, Any], *, key: str | None = None, user_id: int | None = None
) -> None:
    try:
        scope.current_portal()
    except scope.NoPortal:
        send_from_platform(kind, to=to, words=words, key=key, user_id=user_id)
    else:
        send(kind, to=to, words=words, key=key, user_id=user_id)
