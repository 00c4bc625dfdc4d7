"""The e-mails that tell of events: one kind for each family, all in the same frame."""

from recoco.kernel.mail.kinds import MailKind
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.mailing import still_worth

MAIL_KINDS = tuple(MailKind(family.mail_kind, "notifications/mail/fact", stands=still_worth) for family in Family)
