"""Removes contents that no row names: left by a crash, a refused gesture, or rows that were erased."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import structlog
from django.conf import settings
from django.core.files.storage import default_storage

from recoco.kernel.files.keys import FOLDER, content_named
from recoco.kernel.files.models import StoredFile
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

log = structlog.get_logger(__name__)

SPARED = timedelta(days=1)  # a gesture under way has not written its row yet


def remove_orphans(stop: StopSignal) -> int:
    """Remove contents older than a day that no row names, and what was never wholly received; return how many."""
    removed = _remove_half_received()
    portals = default_storage.listdir("")[0] if default_storage.exists("") else []
    for portal_id in filter(str.isdecimal, portals):
        for folder in filter(FOLDER.fullmatch, default_storage.listdir(portal_id)[0]):
            if stop.asked:
                return removed
            removed += _remove_in(int(portal_id), folder)
    return removed


def _remove_half_received() -> int:
    """Remove what a killed process was receiving, whole or not: nobody was told that it had arrived."""
    removed = 0
    for path in Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir():
        try:
            if datetime.fromtimestamp(path.stat().st_mtime, UTC) < clock.now() - SPARED:
                path.unlink()
                log.info("half-received file removed", name=path.name)
                removed += 1
        except FileNotFoundError:  # received meanwhile
            continue
    return removed


def _remove_in(portal_id: int, folder: str) -> int:
    with scope.everywhere("orphan files belong to no row of any portal"):
        rows = StoredFile.objects.filter(portal_id=portal_id, sha256__startswith=folder)
        named = set(rows.values_list("sha256", flat=True))
    removed = 0
    for name in default_storage.listdir(f"{portal_id}/{folder}")[1]:
        key = f"{portal_id}/{folder}/{name}"
        # Its age is read after the rows: sent again meanwhile, it is new.
        if content_named(name) not in named and default_storage.get_modified_time(key) < clock.now() - SPARED:
            default_storage.delete(key)
            log.info("orphan file removed", key=key)
            removed += 1
    return removed
