"""An archive is written as it leaves: a chunk at a time, whatever there is to put in it."""

import io
import tracemalloc
import zipfile
from pathlib import Path

from django.core.files.base import ContentFile
from django.db import transaction

from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.storing import deposit, store
from recoco.kernel.files.zipping import zipped
from recoco.kernel.portals.models import Portal
from tests.kernel.files.conftest import AWA

MEGABYTE = 1024 * 1024


def keep(name: str, content: bytes) -> StoredFile:
    """Store a file."""
    with transaction.atomic():
        return store(deposit(ContentFile(content, name)), by=AWA)


def test_it_opens_and_holds_every_file_once_under_its_own_name(here: Portal) -> None:
    files = [keep("plan.pdf", b"%PDF-1.7 un"), keep("Plan.pdf", b"%PDF-1.7 deux"), keep("note.txt", b"trois")]
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped(files)))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["plan.pdf", "Plan (2).pdf", "note.txt"]
        assert archive.read("Plan (2).pdf") == b"%PDF-1.7 deux"


def test_it_weighs_nothing_in_memory(here: Portal) -> None:
    files = [keep(f"{rank}.pdf", b"%PDF-1.7\n" + bytes([rank]) * 10 * MEGABYTE) for rank in range(4)]
    tracemalloc.start()
    size = sum(len(chunk) for chunk in zipped(files))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size > 40 * MEGABYTE
    assert peak < 2 * MEGABYTE


def test_what_the_storage_has_lost_is_left_out(here: Portal, folder: Path) -> None:
    lost, kept = keep("perdu.txt", b"perdu"), keep("gard\u00e9.txt", "gard\u00e9".encode())
    (folder / lost.key).unlink()
    with zipfile.ZipFile(io.BytesIO(b"".join(zipped([lost, kept])))) as archive:
        assert archive.namelist() == ["gardé.txt"]
