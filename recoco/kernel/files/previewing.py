"""Makes the small pictures of what was sent, once, behind the pages (slot `SWEEPS`)."""

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from recoco.kernel.files.claiming import claimed
from recoco.kernel.files.keys import PREVIEW_SIDES, preview_key
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.pictures import draw
from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)


def make_previews(stop: StopSignal) -> int:
    """Draw what waits for its small pictures; return how many were looked at."""
    return one_by_one(make_one, stop)


def make_one() -> bool:
    """Draw the oldest that is due; tell whether there was one. No lock is held meanwhile: it may take a second."""
    stored = claimed("preview_due_at")
    if stored is None:
        return False
    made = _drawn(stored)
    with scope.entering(stored.portal):
        # Its content may have been cleaned meanwhile (`unplacing`): then it is drawn again.
        StoredFile.objects.filter(pk=stored.pk, sha256=stored.sha256).update(has_preview=made, preview_due_at=None)
    return True


def _drawn(stored: StoredFile) -> bool:
    """Write the small pictures of a content, unless it was done for the same one sent before."""
    if all(default_storage.exists(preview_key(stored.key, name)) for name in PREVIEW_SIDES):
        return True
    try:
        with default_storage.open(stored.key) as content:
            drawn = draw(content.read())
    except FileNotFoundError:
        log.error("file lost by the storage", key=stored.key)
        return False
    for name, picture in (drawn or {}).items():
        default_storage.save(preview_key(stored.key, name), ContentFile(picture))
    return drawn is not None


SWEEPS = (Sweep("files.make_previews", Lane.REST, make_previews),)
