"""Every e-mail that accounts send, each in the transaction of what it tells."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from recoco.domain.accounts.invitation_links import link_of
from recoco.domain.accounts.models import AdviserRequest, Person, PortalInvitation, RoleName, User
from recoco.kernel.access.actor import Actor
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sending import send, send_from_platform
from recoco.kernel.mail.wordings import Variable, Wording, link
from recoco.kernel.portals import scope

ABOUT_ACCOUNT = "Vous recevez cet e-mail parce qu’il concerne la sécurité de votre compte."
ABOUT_YOUR_INVITATION = "Vous recevez cet e-mail parce que vous avez envoyé cette invitation."

ABOUT_YOUR_REQUEST = "Vous recevez cet e-mail parce que vous avez demandé à conseiller sur ce portail."


BY = Variable("décideur", "Qui a lu la demande, et sa fonction", "Adèle Roux (DDT du Nord)", "by")
ROLE = Variable("rôle", "Le rôle proposé", "Conseil", "role")
OFFER = (
    Variable("inviteur", "Qui invite", "Adèle Roux", "by", required=True),
    ROLE,
    Variable("message", "Le mot de la personne qui invite", "Bienvenue parmi nous.", "message"),
    link("L’adresse où répondre", "/invitation/exemple/", "link"),
)
WHOM = (
    Variable("invité", "L’adresse de la personne invitée", "mairie@exemple.fr", "who", required=True),
    ROLE,
    link("L’adresse où la renvoyer", "/invitations/"),
)


def _kind(
    name: str,
    why: str,
    lane: Lane = Lane.REST,
    *,
    is_secret: bool = False,
    wording: Wording | None = None,
    label: str = "",
) -> MailKind:
    return MailKind(
        f"accounts.{name}",
        f"accounts/mail/{name}",
        why=why,
        lane=lane,
        is_secret=is_secret,
        wording=wording,
        label=label,
    )


CODE = _kind(
    "code",
    "Vous recevez cet e-mail parce que votre adresse a été saisie pour se connecter.",
    Lane.NOW,
    is_secret=True,
    label="Code de connexion",
)
SECURITY = _kind("security", ABOUT_ACCOUNT, Lane.NOW, label="Sécurité du compte")
SECOND_FACTOR_RESET = _kind(
    "second_factor_reset", ABOUT_ACCOUNT, Lane.NOW, label="Double authentification réinitialisée"
)
INVITATION = _kind(
    "invitation",
    "Vous recevez cet e-mail parce que cette personne vous invite.",
    Lane.NOW,
    wording=Wording("Invitation sur le portail", OFFER),
)
INVITATION_ASKED_AGAIN = _kind(
    "invitation_asked_again", ABOUT_YOUR_INVITATION, wording=Wording("Invitation sur le portail à renvoyer", WHOM)
)
ADVISER_REQUEST_ACCEPTED = _kind(
    "adviser_request_accepted",
    ABOUT_YOUR_REQUEST,
    Lane.NOW,
    wording=Wording(
        "Demande pour conseiller, acceptée",
        (
            BY,
            Variable("territoire", "Le territoire confié", "Nord, Pas-de-Calais", "territory", required=True),
            link("L’adresse du portail", "/"),
        ),
        unless=("is_changed",),
        exception="Le texte d’origine part encore quand le territoire confié n’est pas celui qui était demandé.",
    ),
)
ADVISER_REQUEST_REFUSED = _kind(
    "adviser_request_refused",
    ABOUT_YOUR_REQUEST,
    Lane.NOW,
    wording=Wording(
        "Demande pour conseiller, non retenue",
        (
            BY,
            Variable(
                "motif", "Les raisons écrites par l’équipe", "Ce portail est réservé à l’État.", "reason", required=True
            ),
            link("L’adresse où demander de nouveau", "/devenir-conseiller/"),
        ),
    ),
)

MAILBOX_SIGNED = _kind(
    "mailbox_signed",
    "Vous recevez cet e-mail parce que plusieurs personnes lisent cette adresse.",
    label="Adresse partagée : qui signe",
)

MAIL_KINDS = (
    CODE,
    SECURITY,
    SECOND_FACTOR_RESET,
    INVITATION,
    INVITATION_ASKED_AGAIN,
    ADVISER_REQUEST_ACCEPTED,
    ADVISER_REQUEST_REFUSED,
    MAILBOX_SIGNED,
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


def tell_who_signs(person: Person, sentence: str, *, cause: int) -> None:
    """Tell all who read a shared address that somebody signs there, or takes over."""
    words = {"sentence": sentence, "organization": person.organization}
    kind = MAILBOX_SIGNED
    send(kind, to=person.user.email, words=words, key=f"{kind.name}:{cause}", user_id=person.user_id, causes=[cause])


def invite(invitation: PortalInvitation, *, by: Actor) -> None:
    """Send an invitation."""
    words = _offer(invitation) | {"link": link_of(invitation), "by": by.name, "message": invitation.message}
    key = f"invitation:{invitation.pk}:{invitation.sent_at.isoformat()}"
    _send(INVITATION, invitation.email, words, key=key)


def ask_for_new_link(invitation: PortalInvitation) -> None:
    """Tell whoever invited, else the team, that the link is wanted again."""
    inviter, path = invitation.invited_by, reverse("accounts:invitations", urlconf=settings.ROOT_URLCONF)
    words = _offer(invitation) | {"path": path, "who": invitation.email}
    to = inviter.user.email if inviter else invitation.portal.contact_email
    _send(INVITATION_ASKED_AGAIN, to, words, user_id=inviter.user_id if inviter else None)


def tell_request_accepted(asked: AdviserRequest, *, by: Actor, cause: int) -> None:
    """Tell the applicant that they advise now, and where."""
    granted = asked.granted_territory
    words = {
        "territory": granted,
        "is_changed": granted != asked.asked_territory,
        "asked": asked.asked_territory,
        "path": "/",
    }
    _tell_applicant(ADVISER_REQUEST_ACCEPTED, asked, words, by=by, cause=cause)


def tell_request_refused(asked: AdviserRequest, *, by: Actor, cause: int) -> None:
    """Tell the applicant why not, and that they may apply again."""
    words = {"reason": asked.reason, "path": reverse("accounts:adviser_request_form", urlconf=settings.ROOT_URLCONF)}
    _tell_applicant(ADVISER_REQUEST_REFUSED, asked, words, by=by, cause=cause)


def _tell_applicant(kind: MailKind, asked: AdviserRequest, words: dict[str, Any], *, by: Actor, cause: int) -> None:
    user = asked.person.user
    words |= {"by": by.person.signature}
    send(kind, to=user.email, words=words, key=f"{kind.name}:{asked.pk}", user_id=user.pk, causes=[cause])


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
