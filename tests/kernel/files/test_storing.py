"""A content is kept once a portal, its row goes with the gesture, and what a crash leaves is swept."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.db import transaction
from django.db.utils import IntegrityError

from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.files.refusals import FileRefused
from recoco.kernel.files.storing import deposit, share, store
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.entries import jobs
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.crossing import CrossPortal
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.querysets import NotWritable
from tests.kernel.files.conftest import AWA
from tests.kernel.files.samples import sample, upload


def kept(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


def sweep(**later: float) -> int:
    with clock.moved_to(clock.now() + timedelta(**later)):
        return remove_orphans(StopSignal())


def keep(file: Any, **options: Any) -> StoredFile:
    deposited = deposit(file)
    with transaction.atomic():
        return store(deposited, by=AWA, **options)


def test_the_row_says_what_was_sent_and_by_whom(here: Portal, folder: Path) -> None:
    stored = StoredFile.objects.get(pk=keep(upload("../Délibération.txt", "Vu le code", "text/html")).pk)
    assert (stored.name, stored.content_type, stored.size) == ("Délibération.txt", "text/plain", 10)
    assert (stored.author_id, stored.author_name) == (7, "Awa Diop, DDT du Nord")
    assert (stored.reach, stored.case_id) == (Reach.PORTAL, None)
    assert stored.key == f"{here.pk}/{stored.sha256[:2]}/{stored.sha256}"
    assert [str(path.relative_to(folder)) for path in kept(folder)] == [stored.key]
    with default_storage.open(stored.key) as content:
        assert content.read() == b"Vu le code"


def test_the_same_content_twice_is_kept_once(here: Portal, folder: Path) -> None:
    first, second = keep(sample("pdf", "plan.pdf")), keep(sample("pdf", "copie.pdf"))
    assert first.pk != second.pk
    assert first.key == second.key
    assert len(kept(folder)) == 1


def test_each_portal_keeps_its_own(here: Portal, folder: Path) -> None:
    other = Portal.objects.create(key="friches", name="Friches", sender_email="p@p.fr", contact_email="c@p.fr")
    stored = keep(sample("pdf"))
    deposited = deposit(sample("png"))
    with scope.entering(other):
        keep(sample("pdf"))
        assert len(kept(folder)) == 3
        assert not StoredFile.objects.filter(pk=stored.pk).exists()
        with pytest.raises(CrossPortal), transaction.atomic():
            store(deposited, by=AWA)


def test_a_refused_file_leaves_nothing(here: Portal, folder: Path) -> None:
    with pytest.raises(FileRefused):
        deposit(upload("plan.png", "<svg/>"))
    assert not kept(folder)


@pytest.mark.django_db(transaction=True)
def test_a_row_needs_the_transaction_of_its_gesture(here: Portal) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        store(deposit(sample("pdf")), by=AWA)


def test_a_crash_between_content_and_row_leaves_a_sweepable_orphan(here: Portal, folder: Path) -> None:
    deposit(sample("pdf"))
    assert sweep(hours=23) == 0  # its gesture may still be under way
    assert sweep(hours=25) == 1
    assert not kept(folder)


def test_a_crash_while_writing_leaves_no_half_file(here: Portal, folder: Path, monkeypatch: Any) -> None:
    class Breaking(ContentFile):
        def chunks(self, chunk_size: int | None = None) -> Any:
            yield b"half"
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        default_storage.save("1/ab/abcd", Breaking(b"", name="x"))
    assert not kept(folder)
    (folder / str(here.pk) / "ab").mkdir(parents=True, exist_ok=True)
    (folder / str(here.pk) / "ab" / "partial-x1").write_bytes(b"half")  # a real kill cleans nothing
    assert sweep(hours=25) == 1


def test_what_a_killed_process_was_receiving_is_swept(here: Portal, folder: Path, settings: Any) -> None:
    with TemporaryUploadedFile("gros.pdf", "application/pdf", 0, None) as arriving:
        arriving.write(b"%PDF-1.7 half")
        arriving.flush()
        left = Path(arriving.temporary_file_path())
        assert left.parent == settings.FILE_UPLOAD_TEMP_DIR
        assert sweep(hours=23) == 0  # it may still be on its way
        assert left.exists()
    left.write_bytes(b"%PDF-1.7 half")  # closing it removes it, a real kill does not
    assert sweep(hours=25) == 1
    assert not left.exists()


def test_contents_with_a_row_stay(here: Portal, folder: Path) -> None:
    stored = keep(sample("pdf"))
    deposit(sample("png"))
    assert sweep(days=400) == 1
    assert [path.name for path in kept(folder)] == [stored.sha256]
    stored.delete()
    assert sweep(days=400) == 1


def test_an_orphan_sent_again_is_new_again(here: Portal, folder: Path, monkeypatch: Any) -> None:
    first = deposit(sample("pdf"))
    path = kept(folder)[0]
    old = path.stat().st_mtime - 2 * 24 * 3600
    os.utime(path, (old, old))
    deposit(sample("pdf"))
    assert sweep() == 0
    with transaction.atomic():
        store(first, by=AWA)


def test_only_our_folders_are_swept(here: Portal, folder: Path) -> None:
    (folder / "exports").mkdir(parents=True)
    (folder / "exports" / "abcd").write_bytes(b"x")
    assert sweep(days=400) == 0


def test_a_sweep_ends_when_asked(here: Portal) -> None:
    deposit(sample("pdf"))
    stop = StopSignal()
    stop.ask()
    with clock.moved_to(clock.now() + timedelta(days=2)):
        assert remove_orphans(stop) == 0


def test_an_empty_storage_is_no_error(db: None, folder: Path) -> None:
    assert sweep() == 0


def test_a_file_that_goes_with_a_case_is_read_where_the_case_is(world: Any, folder: Path) -> None:
    case = world.shared.case_id
    with world.on(world.urbanvitaliz):
        common, own = keep(sample("pdf"), case_id=case, reach=Reach.CASE), keep(sample("png"), case_id=case)
        alone = keep(sample("txt"), case_id=world.alone.case_id, reach=Reach.CASE)
    with world.on(world.sosponts):
        assert list(StoredFile.objects.order_by("pk")) == [common]
        with pytest.raises(NotWritable):
            StoredFile.objects.filter(pk=common.pk).update(name="autre.pdf")
        with pytest.raises(CrossPortal):
            keep(sample("pdf"), case_id=world.alone.case_id, reach=Reach.CASE)
    with world.on(world.urbanvitaliz):
        assert set(StoredFile.objects.all()) == {common, own, alone}


def test_what_was_attached_before_the_case_goes_with_it_once_shared(world: Any, folder: Path) -> None:
    with world.on(world.urbanvitaliz):
        stored = keep(sample("pdf"))
    with world.on(world.sosponts):
        assert not StoredFile.objects.exists()
    with world.on(world.urbanvitaliz):
        share(stored, case_id=world.shared.case_id)
    with world.on(world.sosponts):
        assert StoredFile.objects.get() == stored
        with pytest.raises(NotWritable):
            share(StoredFile.objects.get(), case_id=world.shared.case_id)


def test_the_database_refuses_a_reach_without_a_case(here: Portal) -> None:
    deposited = deposit(sample("pdf"))
    with pytest.raises(IntegrityError), transaction.atomic():
        store(deposited, by=AWA, reach=Reach.CASE)


def test_the_sweep_runs_every_day() -> None:
    assert remove_orphans in [job.work for job in jobs()]
