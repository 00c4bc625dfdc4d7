"""Makes the small pictures of what was sent, once, behind the pages (slot `SWEEPS`)."""

from datetime import timedelta

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from recoco.kernel.files.keys import PREVIEW_SIDES, preview_key
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.pictures import draw
from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalState

log = structlog.get_logger(__name__)

CLAIMED_FOR = timedelta(minutes=10)  # a worker that dies while drawing leaves it to another


def make_previews(stop: StopSignal) -> int:
    """Draw what waits for its small pictures; return how many were looked at."""
    return one_by_one(make_one, stop)


def make_one() -> bool:
    """Draw the oldest that is due; tell whether there was one. No lock is held meanwhile: it may take a second."""
    stored = _claimed()
    if stored is None:
        return False
    made = _drawn(stored)
    with scope.entering(stored.portal):
        # Its content may have been cleaned meanwhile (`unplacing`): then it is drawn again.
        StoredFile.objects.filter(pk=stored.pk, sha256=stored.sha256).update(has_preview=made, preview_due_at=None)
    return True


def _claimed() -> StoredFile | None:
    now = clock.now()
    with scope.everywhere("pictures wait for their small ones on every portal"):
        due = StoredFile.objects.filter(preview_due_at__lte=now).exclude(portal__state=PortalState.ARCHIVED)
        found = list(due.select_related("portal").order_by("preview_due_at", "pk")[:1])
    for stored in found:
        with scope.entering(stored.portal):
            mine = StoredFile.objects.filter(pk=stored.pk, preview_due_at=stored.preview_due_at)
            if mine.update(preview_due_at=now + CLAIMED_FOR):
                return stored
        return _claimed()  # another worker was faster
    return None


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
