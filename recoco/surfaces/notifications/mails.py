"""The e-mails that tell of events: one kind for each family, all in the same frame, and the summaries."""

from recoco.kernel.mail.kinds import MailKind
from recoco.surfaces.notifications.budget import SUMMARY_KINDS
from recoco.surfaces.notifications.families import ALWAYS, Family
from recoco.surfaces.notifications.mailing import still_worth
from recoco.surfaces.notifications.paces import LABELS

MAIL_KINDS = (
    *(
        MailKind(
            family.mail_kind,
            "notifications/mail/fact",
            stands=still_worth,
            can_be_stopped=family not in ALWAYS,
            label=family.label,
        )
        for family in Family
    ),
    *(
        MailKind(
            name,
            "notifications/mail/summary",
            why="Vous recevez cet e-mail parce que ces dossiers vous concernent, au rythme de vos préférences.",
            stands=still_worth,
            can_be_stopped=True,
            label=f"Résumé, {LABELS[pace]}",
        )
        for pace, name in SUMMARY_KINDS.items()
    ),
)
