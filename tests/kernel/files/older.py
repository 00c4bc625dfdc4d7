"""Files kept as they were before positions were removed at reception."""

from datetime import timedelta
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction

from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit, store
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.kernel.files.conftest import AWA
from tests.kernel.files.photographs import CAMERA
from tests.kernel.files.samples import upload


def keep(name: str = "pont.jpg", content: bytes = CAMERA, *, is_due: bool = True) -> StoredFile:
    """Keep a file as before: with its position."""
    deposited = deposit(upload(name, content), keeps_position=True)
    with transaction.atomic():
        stored = store(deposited, by=AWA)
    if is_due:
        StoredFile.objects.filter(pk=stored.pk).update(position_due_at=clock.now())
    return StoredFile.objects.get(pk=stored.pk)


def held(stored: StoredFile) -> bytes:
    """Return the content of a file, as its row says now where it is."""
    with default_storage.open(StoredFile.objects.get(pk=stored.pk).key) as file:
        return bytes(file.read())


def paths(folder: Path) -> int:
    return sum(path.is_file() for path in folder.rglob("*"))


def sweep_orphans() -> int:
    with clock.moved_to(clock.now() + timedelta(days=2)):
        return remove_orphans(StopSignal())
