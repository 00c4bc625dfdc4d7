"""Sends what waits in the outbox: claim, render and hand over, mark.

A row is marked « sending » under a lease before the server hears of it. A worker killed at any moment loses
nothing: its lease ends and another takes the row again, under the same Message-ID. Only one killed after the
server's acceptance and before our mark may make an e-mail leave twice.
"""

from datetime import timedelta
from functools import partial
from typing import Any

import structlog
from django.conf import settings
from django.db import transaction

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one, taking
from recoco.kernel.kit import clock
from recoco.kernel.mail.courier import Courier, Unwanted
from recoco.kernel.mail.kinds import kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)

GIVE_UP_AFTER = timedelta(days=3)
LONGEST_WAIT = timedelta(hours=6)


def send_waiting(lane: Lane, stop: StopSignal) -> int:
    """Send what waits in one lane; return how many e-mails were handled."""
    with Courier() as courier:
        return one_by_one(partial(send_one, lane, courier), stop)


def send_one(lane: Lane, courier: Courier) -> bool:
    """Send the e-mail that has waited longest; tell whether there was one."""
    email = _claim(lane)
    if email is None:
        return False
    try:
        if not email.html:
            render(email)
        courier.carry(email)
    except Unwanted as error:
        _mark(email, state=State.FAILED, error=str(error)[:2000])
    except Exception as error:
        log.warning("e-mail not sent", email=email.pk, kind=email.kind, exc_info=True)
        _put_back(email, error)
    else:
        _mark(email, state=State.SENT, sent_at=clock.now(), error="", **_kept(email))
    return True


def _claim(lane: Lane) -> OutgoingEmail | None:
    now = clock.now()
    with transaction.atomic(), scope.everywhere("e-mails wait in one outbox for all portals"):
        taken = taking(OutgoingEmail.objects.all().due(lane, now).select_related("portal"), limit=1)
        if not taken:
            return None
        email: OutgoingEmail = taken[0]
        email.state, email.attempts = State.SENDING, email.attempts + 1
        email.due_at = now + timedelta(seconds=settings.MAIL_LEASE_SECONDS)
        email.save(update_fields=["state", "attempts", "due_at"])
    return email


def _kept(email: OutgoingEmail) -> dict[str, Any]:
    if kind_named(email.kind).is_secret and settings.MODE != "demo":
        return {"words": {}, "subject": "", "text": "", "html": ""}
    return {"subject": email.subject, "text": email.text, "html": email.html}


def _put_back(email: OutgoingEmail, error: Exception) -> None:
    words = f"{type(error).__name__}: {error}"[:2000]
    now = clock.now()
    if now - email.created_at > GIVE_UP_AFTER:
        _mark(email, state=State.FAILED, error=words)
        return
    wait = min(timedelta(minutes=1) * 4 ** min(email.attempts - 1, 6), LONGEST_WAIT)
    _mark(email, state=State.QUEUED, due_at=now + wait, error=words)


def _mark(email: OutgoingEmail, **facts: Any) -> None:
    with scope.everywhere("the outcome of an e-mail of some portal is written down"):
        # Only while the claim is still ours: past its lease, another worker may have taken the row.
        OutgoingEmail.objects.filter(pk=email.pk, attempts=email.attempts, state=State.SENDING).update(**facts)


SWEEPS = (
    Sweep("mail.send_now", Lane.NOW, partial(send_waiting, Lane.NOW)),
    Sweep("mail.send_rest", Lane.REST, partial(send_waiting, Lane.REST)),
)
