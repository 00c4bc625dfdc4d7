"""The e-mails that tell of events."""

from recoco.kernel.mail.kinds import MailKind

TO_MODERATE = MailKind("notifications.to_moderate", "notifications/mail/to_moderate")
