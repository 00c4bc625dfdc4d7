"""The e-mails of a submission."""

from recoco.kernel.mail.kinds import MailKind

RECEIPT = MailKind("submission.receipt", "submission/mail/receipt")
ACCEPTED = MailKind("submission.accepted", "submission/mail/accepted")
REFUSED = MailKind("submission.refused", "submission/mail/refused")

MAIL_KINDS = (RECEIPT, ACCEPTED, REFUSED)
