"""Puts an e-mail in the outbox, in the transaction of the gesture it tells of."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True)
class Order:
    """One e-mail to queue with others, with the words of `send`."""

    kind: MailKind = field(kw_only=False)
    to: str
    words: Mapping[str, Any]
    key: str
    user_id: int | None = None
    case_id: int | None = None
    causes: Iterable[int] = ()


def send_several(orders: Sequence[Order]) -> list[OutgoingEmail]:
    """Queue e-mails in the voice of the current portal, in one query; each key must be new.

    Same errors as `send`, and `IntegrityError` for a key that was already used: then none is queued.
    """
    portal = scope.current_portal()
    emails = []
    for one in orders:
        email = OutgoingEmail(portal=portal, user_id=one.user_id, case_id=one.case_id, causes=list(one.causes))
        emails.append(_addressed(email, one.kind, one.to, one.words, f"{portal.pk}:{one.key}"))
    if emails:
        OutgoingEmail.objects.bulk_create(emails)
        for lane in {one.kind.lane for one in orders}:
            transaction.on_commit(partial(wake, lane))
    return emails


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
    if not _inserted(_addressed(email, kind, to, words, key)):
        return None
    transaction.on_commit(partial(wake, kind.lane))
    return email


def _addressed(
    email: OutgoingEmail, kind: MailKind, to: str, words: Mapping[str, Any], key: str | None
) -> OutgoingEmail:
    if not connection.in_atomic_block:
        raise RuntimeError("An e-mail is queued in the transaction of its gesture.")
    validate_email(to)
    email.kind = kind_named(kind.name).name  # an undeclared one could not be rendered later
    email.to, email.words, email.key, email.lane = to, dict(words), key, kind.lane
    # Fixed now: if it ever leaves twice, mailboxes see that it is the same one.
    email.message_id = f"<{uuid4().hex}@{settings.ROOT_HOST}>"
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
