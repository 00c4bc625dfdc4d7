"""The e-mails of invitations to a case, each in the transaction of what it tells."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from recoco.domain.cases.invitations.links import link_of
from recoco.domain.cases.models import CaseInvitation
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.sending import send
from recoco.kernel.mail.wordings import Variable, Wording, link

WHY_INVITED = "Vous recevez cet e-mail parce que cette personne vous invite."


def _still_open(email: OutgoingEmail) -> bool:
    return bool(CaseInvitation.objects.open().filter(pk=email.words["invitation"]).exists())


CASE = Variable("dossier", "Le nom du dossier", "Friche Lebel", "case", required=True)
OFFER = (
    Variable("prénom", "Le prénom de la personne invitée", "Malika", "first_name"),
    Variable("inviteur", "Qui invite", "Awa Diop (DDT du Nord)", "by", required=True),
    CASE,
    Variable("rôle", "Le rôle proposé", "membre de l’équipe", "role"),
    Variable("message", "Le mot de la personne qui invite", "Votre avis nous aiderait.", "message"),
    link("L’adresse où répondre", "/invitations/exemple/", "link"),
)

# Secret: they carry a link that names a dossier to whoever holds it.
INVITATION = MailKind(
    "cases.invitation",
    "cases/mail/invitation",
    why=WHY_INVITED,
    lane=Lane.NOW,
    is_secret=True,
    stands=_still_open,
    wording=Wording("Invitation sur un dossier", OFFER),
)
INVITATION_REMINDER = MailKind(
    "cases.invitation_reminder",
    "cases/mail/invitation_reminder",
    why=WHY_INVITED,
    is_secret=True,
    stands=_still_open,
    wording=Wording("Rappel d’une invitation sur un dossier", OFFER),
)
INVITATION_ASKED_AGAIN = MailKind(
    "cases.invitation_asked_again",
    "cases/mail/invitation_asked_again",
    why="Vous recevez cet e-mail parce que vous avez envoyé cette invitation.",
    wording=Wording(
        "Invitation sur un dossier à renvoyer",
        (
            Variable("invité", "La personne invitée", "Malika Saïdi", "who", required=True),
            CASE,
            link("L’adresse où la renvoyer", "/dossiers/128-friche-lebel/inviter/"),
        ),
    ),
)

MAIL_KINDS = (INVITATION, INVITATION_REMINDER, INVITATION_ASKED_AGAIN)


def invite(invitation: CaseInvitation, *, cause: int) -> None:
    """Send an invitation."""
    key = f"case_invitation:{invitation.pk}:{invitation.sent_at.isoformat()}"
    _send(INVITATION, invitation, invitation.email, _offer(invitation), key=key, causes=[cause])


def remind(invitation: CaseInvitation) -> None:
    """Remind the invited person, once."""
    key = f"case_invitation_reminder:{invitation.pk}"
    _send(INVITATION_REMINDER, invitation, invitation.email, _offer(invitation), key=key)


def ask_for_new_link(invitation: CaseInvitation, *, cause: int) -> None:
    """Tell whoever invited, or the portal's team, that the link is wanted again."""
    case = invitation.placement.case
    path = reverse("cases:invite", args=[case.slug], urlconf=settings.ROOT_URLCONF)
    words = {"who": invitation.invited_name, "case": case.name, "path": path}
    inviter = invitation.invited_by
    to = inviter.user.email if inviter else invitation.portal.contact_email
    _send(INVITATION_ASKED_AGAIN, invitation, to, words, user_id=inviter.user_id if inviter else None, causes=[cause])


def _offer(invitation: CaseInvitation) -> dict[str, Any]:
    return {
        "invitation": invitation.pk,
        "by": invitation.inviter,
        "first_name": invitation.first_name,
        "case": invitation.placement.case.name,
        "role": invitation.get_role_display().lower(),
        "message": invitation.message,
        "link": link_of(invitation),
    }


def _send(kind: MailKind, invitation: CaseInvitation, to: str, words: dict[str, Any], **options: Any) -> None:
    send(kind, to=to, words=words, case_id=invitation.placement.case_id, **options)
