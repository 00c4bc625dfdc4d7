"""The e-mails of a submission."""

from recoco.kernel.mail.kinds import MailKind

RECEIPT = MailKind(
    "submission.receipt",
    "submission/mail/receipt",
    why="Vous recevez cet e-mail parce que vous avez déposé cette demande.",
)
ACCEPTED = MailKind("submission.accepted", "submission/mail/accepted")
REFUSED = MailKind("submission.refused", "submission/mail/refused")
REDIRECTED = MailKind("submission.redirected", "submission/mail/redirected")
DRAFT_LINK = MailKind(
    "submission.draft_link",
    "submission/mail/draft_link",
    why="Vous recevez cet e-mail parce que votre adresse a été saisie pour déposer une demande.",
)
JOIN_REQUESTED = MailKind(
    "submission.join_requested",
    "submission/mail/join_requested",
    why="Vous recevez cet e-mail parce que vous faites partie de l’équipe du portail.",
)
JOIN_DISMISSED = MailKind(
    "submission.join_dismissed",
    "submission/mail/join_dismissed",
    why="Vous recevez cet e-mail parce que vous avez demandé à rejoindre un dossier.",
)

MAIL_KINDS = (RECEIPT, ACCEPTED, REFUSED, REDIRECTED, DRAFT_LINK, JOIN_REQUESTED, JOIN_DISMISSED)
