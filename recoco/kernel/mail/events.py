"""What happens to e-mails by somebody's hand."""

from recoco.kernel.activity.types import EventType, Visibility

EMAIL_SENT_AGAIN = EventType(
    "email.sent_again",
    "{actor} a renvoyé à {to} l’e-mail « {subject_line} »",
    visibility=Visibility.STAFF,
    answers=False,
)
EVENT_TYPES = (EMAIL_SENT_AGAIN,)
