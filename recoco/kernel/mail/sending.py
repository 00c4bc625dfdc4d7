"""Puts an e-mail in the outbox, in the transaction of the gesture it tells of."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.validators import validate_email
from django.db import IntegrityError, connection, transaction

from recoco.kernel.jobs.waking import wake
from recoco.kernel.mail.kinds import MailKind, kind_named
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
    """Queue an e-mail in the voice of the current portal; return None when its *key* was already used.

    :param to: one address, without a name.
    :param words: what its templates say; JSON.
    :param key: what makes this e-mail unique on its portal: the same key leaves once.
    :param causes: numbers of the events it tells.
    :raises RuntimeError: outside a transaction: the gesture and its e-mail are one.
    :raises NoPortal: when no portal is entered.
    :raises ValidationError: when *to* is not an address.
    """
    portal = scope.current_portal()
    email = OutgoingEmail(portal=portal, user_id=user_id, case_id=case_id, causes=list(causes))
    return _queue(email, kind, to, words, key and f"{portal.pk}:{key}")


def send_from_platform(
    kind: MailKind,
    *,
    to: str,
    words: Mapping[str, Any],
    key: str | None = None,
    user_id: int | None = None,
) -> OutgoingEmail | None:
    """Queue an e-mail in the voice of the platform, as the root host does: it belongs to no portal.

    Same words and errors as `send`.
    """
    with scope.everywhere("the platform writes in its own name, on no portal"):
        return _queue(OutgoingEmail(user_id=user_id), kind, to, words, key and f"platform:{key}")


def _queue(
    email: OutgoingEmail, kind: MailKind, to: str, words: Mapping[str, Any], key: str | None
) -> OutgoingEmail | None:
    if not connection.in_atomic_block:
        raise RuntimeError("An e-mail is queued in the transaction of its gesture.")
    validate_email(to)
    email.kind = kind_named(kind.name).name  # an undeclared one could not be rendered later
    email.to, email.words, email.key, email.lane = to, dict(words), key, kind.lane
    # Fixed now: if it ever leaves twice, mailboxes see that it is the same one.
    email.message_id = f"<{uuid4().hex}@{settings.ROOT_HOST}>"
    if not _inserted(email):
        return None
    transaction.on_commit(partial(wake, kind.lane))
    return email


def _inserted(email: OutgoingEmail) -> bool:
    used = OutgoingEmail.objects.filter(key=email.key)
    if email.key is not None and used.exists():
        return False
    try:
        with transaction.atomic():
            email.save(force_insert=True)
    except IntegrityError:
        if email.key is not None and used.exists():
            return False  # somebody was faster
        raise
    return True
