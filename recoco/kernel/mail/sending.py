"""Puts an e-mail in the outbox, in the transaction of the gesture it tells of."""

from collections.abc import Iterable, Mapping
from contextlib import nullcontext
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.db import IntegrityError, connection, transaction

from recoco.kernel.jobs.waking import wake
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope


def send(
    kind: MailKind,
    *,
    to: str,
    words: Mapping[str, Any],
    key: str | None = None,
    user_id: int | None = None,
    case_id: int | None = None,
    causes: Iterable[int] = (),
) -> OutgoingEmail | None:
    """Queue an e-mail, in the voice of the current portal or, on the root host, of the platform.

    Return None when its *key* was already used.

    :param words: what its templates say; JSON.
    :param key: what makes this e-mail unique on its portal: the same key leaves once.
    :param causes: numbers of the events it tells.
    :raises RuntimeError: outside a transaction: the gesture and its e-mail are one.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An e-mail is queued in the transaction of its gesture.")
    portal = scope.portal_here()
    email = OutgoingEmail(
        portal=portal,
        kind=kind.name,
        to=to,
        words=dict(words),
        key=f"{portal.pk if portal else 0}:{key}" if key else None,
        user_id=user_id,
        case_id=case_id,
        causes=list(causes),
        lane=kind.lane,
        # Fixed now: if it ever leaves twice, mailboxes see that it is the same one.
        message_id=f"<{uuid4().hex}@{settings.ROOT_HOST}>",
    )
    place = nullcontext() if portal else scope.everywhere("the platform writes in its own name, on no portal")
    try:
        with transaction.atomic(), place:
            email.save(force_insert=True)
    except IntegrityError:
        if key is None:
            raise
        return None
    transaction.on_commit(partial(wake, kind.lane))
    return email
