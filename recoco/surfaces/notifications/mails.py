"""The e-mails that tell of events."""

from recoco.kernel.mail.kinds import MailKind

TO_MODERATE = MailKind(
    "notifications.to_moderate",
    "notifications/mail/to_moderate",
    why="Vous recevez cet e-mail parce que vous faites partie de l’équipe du portail.",
)

MAIL_KINDS = (TO_MODERATE,)
