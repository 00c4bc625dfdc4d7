"""Sends an e-mail again: one that was given up, or that its reader says they never had."""

from functools import partial

from django.db import transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.jobs.waking import wake
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.events import EMAIL_SENT_AGAIN
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State

SENDABLE = (State.SENT, State.FAILED)


def may_send_again(email: OutgoingEmail) -> bool:
    """Tell whether *email* has left or was given up, and its content is kept: codes are forgotten once they leave."""
    return email.state in SENDABLE and bool(email.html)


@transaction.atomic
def send_again(email: OutgoingEmail, *, by: Actor) -> None:
    """Put the same message back in the outbox, under the same Message-ID: mailboxes see that it is the same one.

    :raises Refused: when it still waits, or when its content is not kept.
    """
    by.must(Permission.BACKOFFICE_USE)
    if not may_send_again(email):
        raise Refused("Cet e-mail ne peut pas repartir : il est encore en attente, ou son contenu n’est pas conservé.")
    now = clock.now()
    here = OutgoingEmail.objects.filter(pk=email.pk, state=email.state)
    if not here.update(state=State.QUEUED, due_at=now, error="", sent_at=None, attempts=0):
        raise Refused("Cet e-mail repart déjà.")
    record(EMAIL_SENT_AGAIN, by=by, subject=email, to=email.to, subject_line=email.subject)
    transaction.on_commit(partial(wake, Lane(email.lane)))
