"""Sends what waits in the outbox: claim, render and hand over, mark.

A row is marked « sending » under a lease before the server hears of it. A worker killed at any moment loses
nothing: its lease ends and another takes the row again, under the same Message-ID. An e-mail leaves twice only
if the server had accepted it and we could not write that down: killed, or cut off from the server, in between.
"""

import time
from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.db import Error, close_old_connections, transaction

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one, taking
from recoco.kernel.jobs.words import in_words
from recoco.kernel.kit import clock
from recoco.kernel.mail.courier import Courier, ServerAway, Unwanted
from recoco.kernel.mail.kinds import is_secret, kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)

FIRST_WAIT = {Lane.NOW: timedelta(seconds=10), Lane.REST: timedelta(minutes=1)}
LONGEST_WAIT = timedelta(hours=6)
MOST_DOUBLINGS = 12
GIVE_UP_AFTER = timedelta(days=3)
PAUSES = (0.1, 0.5, 2.0, 5.0)  # seconds between two tries to write down that an e-mail has left


def send_waiting(lane: Lane, stop: StopSignal) -> int:
    """Send what waits in one lane; return how many e-mails were handled.

    :raises ServerAway: when the mail server takes nothing: the worker tries again, ever later.
    """
    with Courier() as courier:
        return one_by_one(partial(send_one, lane, courier), stop)


def send_one(lane: Lane, courier: Courier) -> bool:
    """Send the e-mail that has waited longest; tell whether there was one."""
    email = _claim(lane)
    if email is None:
        return False
    try:
        if not _stands(email):
            _mark(email, state=State.DROPPED)
            return True
        if not email.html:
            render(email)
        courier.carry(email)
    except Unwanted as error:
        _mark(email, state=State.FAILED, error=str(error)[:2000], **_kept(email))
    except ServerAway as error:
        _put_back(email, str(error), wait=FIRST_WAIT[lane])
        raise
    except Exception as error:  # refused for now, or a template that somebody has to mend
        log.warning("e-mail not sent", email=email.pk, kind=email.kind, exc_info=True)
        if clock.now() - email.created_at > GIVE_UP_AFTER:
            _mark(email, state=State.FAILED, error=in_words(error), **_kept(email))
        else:
            _put_back(email, in_words(error), wait=_wait(lane, email.attempts))
    else:
        _remember_sent(email)
    return True


def _claim(lane: Lane) -> OutgoingEmail | None:
    now = clock.now()
    with scope.everywhere("e-mails wait in one outbox for all portals"):
        due = OutgoingEmail.objects.all().due(lane, now)
        if not due.exists():  # most passes end here, without holding the one writer of SQLite
            return None
        with transaction.atomic():
            taken = taking(due.select_related("portal"), limit=1)
            if not taken:
                return None
            email: OutgoingEmail = taken[0]
            email.state, email.attempts = State.SENDING, email.attempts + 1
            email.due_at = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
            email.save(update_fields=["state", "attempts", "due_at"])
    return email


def _stands(email: OutgoingEmail) -> bool:
    # Hours may have passed since it was queued: the server was away, or the worker.
    stands = kind_named(email.kind).stands
    if stands is None or email.portal is None:
        return True
    with scope.entering(email.portal):
        return stands(email)


def _wait(lane: Lane, attempts: int) -> timedelta:
    return min(FIRST_WAIT[lane] * 2 ** min(attempts - 1, MOST_DOUBLINGS), LONGEST_WAIT)


def _put_back(email: OutgoingEmail, reason: str, wait: timedelta) -> None:
    # What was rendered stays: every try carries the same message.
    rendered = {"subject": email.subject, "text": email.text, "html": email.html}
    _mark(email, state=State.QUEUED, due_at=clock.now() + wait, error=reason[:2000], **rendered)


def _remember_sent(email: OutgoingEmail) -> None:
    facts = {"state": State.SENT, "sent_at": clock.now(), "error": "", **_kept(email)}
    for pause in PAUSES:
        try:
            return _mark(email, **facts)
        except Error:  # forgetting would make it leave twice: insist
            log.warning("sent, but not written down yet", email=email.pk, exc_info=True)
            close_old_connections()
            time.sleep(pause)
    return _mark(email, **facts)


def _kept(email: OutgoingEmail) -> dict[str, Any]:
    if is_secret(email) and settings.MODE != "demo":
        return {"words": {}, "subject": "", "text": "", "html": ""}
    return {"subject": email.subject, "text": email.text, "html": email.html}


def _mark(email: OutgoingEmail, **facts: Any) -> None:
    with scope.everywhere("the outcome of an e-mail of some portal is written down"):
        # Only while the claim is still ours: past its lease, another worker may have taken the row.
        OutgoingEmail.objects.filter(pk=email.pk, attempts=email.attempts, state=State.SENDING).update(**facts)


SWEEPS = (
    Sweep("mail.send_now", Lane.NOW, partial(send_waiting, Lane.NOW)),
    Sweep("mail.send_rest", Lane.REST, partial(send_waiting, Lane.REST)),
)
