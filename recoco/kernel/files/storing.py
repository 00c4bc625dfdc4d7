"""Keeps a file: first its content in the storage, then its row with the gesture; a crash leaves a sweepable orphan."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection, transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.files.examining import Examined, examine
from recoco.kernel.files.keys import key_of
from recoco.kernel.files.kinds import IMAGES, KINDS
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.files.names import extension_of
from recoco.kernel.files.positions import PHOTOGRAPHS, without_position
from recoco.kernel.files.scanning import ensure_harmless
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.jobs.waking import wake
from recoco.kernel.kit import clock
from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope
from recoco.kernel.portals.crossing import CrossPortal
from recoco.kernel.portals.models import Portal


@dataclass(frozen=True)
class Deposit:
    """A content that the storage keeps for a day, until a row names it."""

    portal: Portal
    facts: Examined
    position_due_at: datetime | None = None  # of the row it comes from: it still may say where it was taken


def deposit(upload: Any, *, accepted: Collection[str] | None = None, keeps_position: bool = False) -> Deposit:
    """Examine *upload* and write its content, before the transaction of the gesture, which writing would hold up.

    :param accepted: narrower list of extensions; all those known by default.
    :param keeps_position: leave in photographs where they were taken.
    :raises FileRefused: when it cannot be kept.
    """
    portal, facts = scope.current_portal(), examine(upload, accepted=accepted)
    if facts.kind.extension in PHOTOGRAPHS and not keeps_position:
        upload = ContentFile(without_position(upload.read()), name=upload.name)
        facts = examine(upload, accepted=accepted)
    ensure_harmless(upload, facts.name)
    # Written even when it is there: an orphan about to be swept becomes new again.
    default_storage.save(key_of(portal.pk, facts.sha256), upload)
    return Deposit(portal, facts)


def again(stored: StoredFile) -> Deposit:
    """Return a deposit of a content that this portal keeps already: the same file is given elsewhere without a copy.

    :raises CrossPortal: when the file is another portal's.
    """
    if stored.portal_id != scope.current_portal().pk:
        raise CrossPortal("A content of another portal is not this one's to give.")
    facts = Examined(stored.name, KINDS[extension_of(stored.name)], stored.size, stored.sha256)
    return Deposit(scope.current_portal(), facts, stored.position_due_at)


def store(deposited: Deposit, *, by: Actor, case_id: int | None = None, reach: Reach = Reach.PORTAL) -> StoredFile:
    """Give a deposit its row, in the transaction of the gesture that shows it.

    :param case_id: the case it is about.
    :param reach: `CASE` for what every portal of the case reads.
    :raises RuntimeError: outside a transaction.
    :raises CrossPortal: when the deposit was made on another portal, or the case is not this portal's to write.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("A file is stored in the transaction of its gesture.")
    if case_id is not None:
        _check_case(case_id)
    if deposited.portal != scope.current_portal():
        raise CrossPortal("A content deposited on a portal is stored there.")
    facts = deposited.facts
    stored = StoredFile(
        portal=deposited.portal,
        case_id=case_id,
        reach=reach,
        name=facts.name,
        content_type=facts.kind.content_type,
        size=facts.size,
        sha256=facts.sha256,
        author_id=by.user_id,
        author_name=by.name,
        position_due_at=deposited.position_due_at,
    )
    if facts.kind.extension in IMAGES:
        stored.preview_due_at = clock.now()
        transaction.on_commit(partial(wake, Lane.REST))
    stored.save(force_insert=True)
    return stored


def share(stored: StoredFile, *, case_id: int) -> None:
    """Let a file of this portal go with a case: what was attached before the case existed.

    :raises CrossPortal: when the case is not this portal's to write.
    :raises NotWritable: when the file is another portal's.
    """
    _check_case(case_id)
    stored.case_id, stored.reach = case_id, Reach.CASE
    stored.save(update_fields=["case_id", "reach"])


def _check_case(case_id: int) -> None:
    if not entries("CASE_PRESENCE").written().filter(case_id=case_id).exists():
        raise CrossPortal("A file cannot go with a case that this portal does not hold.")
