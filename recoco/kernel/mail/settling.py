"""E-mails of a past that is played: they read as sent at their hour, and none reaches a server."""

from django.conf import settings

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.mail.states import State


def settle_waiting() -> int:
    """Write as sent what waits on the current portal; return how many e-mails.

    :raises RuntimeError: in production, where what waits must leave.
    """
    if settings.MODE == "production":
        raise RuntimeError("In production, e-mails leave by the worker.")
    waiting = list(OutgoingEmail.objects.filter(state=State.QUEUED).select_related("portal"))
    for email in waiting:
        render(email)
        email.state, email.sent_at, email.attempts = State.SENT, email.created_at, 1
    OutgoingEmail.objects.bulk_update(waiting, ["subject", "text", "html", "state", "sent_at", "attempts"])
    return len(waiting)
