"""Takes out of photographs stored before that was done at reception where they were taken (slot `SWEEPS`).

The cleaned content is written first, then its row leads to it. The former one, that another row may still name, is left
to the sweep of orphans, and made new again for it: whoever was about to give it, or to read it, still finds it.
"""

from datetime import timedelta
from hashlib import sha256
from itertools import count

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from recoco.kernel.files.claiming import claimed
from recoco.kernel.files.keys import PREVIEW_SIDES, key_of, preview_key
from recoco.kernel.files.kinds import IMAGES
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.names import extension_of
from recoco.kernel.files.positions import without_position
from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)

AT_ONCE = 20  # then the other sweeps have their turn: there may be years of photographs


def remove_positions(stop: StopSignal) -> int:
    """Look at some of the photographs that wait; return how many."""
    rank = count()
    return one_by_one(lambda: next(rank) < AT_ONCE and clean_one(), stop)


def clean_one() -> bool:
    """Clean the oldest that is due; tell whether there was one. No lock is held meanwhile: it may take a second."""
    stored = claimed("position_due_at")
    if stored is None:
        return False
    with scope.entering(stored.portal):
        facts = _cleaned(stored)
        StoredFile.objects.filter(pk=stored.pk, sha256=stored.sha256).update(position_due_at=None, **facts)
    return True


def _cleaned(stored: StoredFile) -> dict[str, object]:
    """Write the content of *stored* without its position; return what changes in its row."""
    try:
        with default_storage.open(stored.key) as file:
            before = file.read()
    except FileNotFoundError:
        log.error("file lost by the storage", key=stored.key)
        return {}
    after = without_position(before)
    if after == before:
        return {}
    digest = sha256(after).hexdigest()
    key = key_of(stored.portal_id, digest)
    default_storage.save(key, ContentFile(after))
    has_preview = stored.has_preview and all(_same_preview(stored.key, key, name) for name in PREVIEW_SIDES)
    default_storage.save(stored.key, ContentFile(before))
    changed: dict[str, object] = {"sha256": digest, "size": len(after), "has_preview": has_preview}
    if not has_preview and extension_of(stored.name) in IMAGES:
        changed["preview_due_at"] = clock.now()  # they may have been drawn meanwhile, of the former content
    return changed


def _same_preview(former: str, key: str, name: str) -> bool:
    """Give the content at *key* a small picture of the former one: not a pixel differs."""
    if not default_storage.exists(preview_key(former, name)):
        return False
    with default_storage.open(preview_key(former, name)) as file:
        default_storage.save(preview_key(key, name), ContentFile(file.read()))
    return True


SWEEPS = (Sweep("files.remove_positions", Lane.REST, remove_positions, every=timedelta(minutes=10)),)
