"""Small pictures are drawn once, behind the pages, the right way up, and never of what would choke us."""

import zlib
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from PIL import Image

from recoco.kernel.files.keys import preview_key
from recoco.kernel.files.models import StoredFile
from recoco.kernel.files.pictures import draw
from recoco.kernel.files.previewing import make_one, make_previews
from recoco.kernel.files.serving import serve_preview
from recoco.kernel.files.storing import deposit, store
from recoco.kernel.files.sweeping import remove_orphans
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal, PortalState
from tests.kernel.files.conftest import AWA
from tests.kernel.files.photographs import GPS, ORIENTATION, exif
from tests.kernel.files.samples import sample, upload

KINDS = ("JPEG", "PNG", "WEBP", "GIF")


def large(kind: str = "JPEG", size: tuple[int, int] = (2600, 1300), **options: Any) -> bytes:
    """Return a picture whose left is red and right blue."""
    picture, out = Image.new("RGB", size, "blue"), BytesIO()
    picture.paste("red", (0, 0, size[0] // 2, size[1]))
    picture.save(out, kind, **options)
    return out.getvalue()


def keep(name: str, content: bytes) -> StoredFile:
    deposited = deposit(upload(name, content), keeps_position=True)
    with transaction.atomic():
        return store(deposited, by=AWA)


def drawn(content: bytes, name: str = "grand") -> Image.Image:
    made = draw(content)
    assert made is not None
    return Image.open(BytesIO(made[name]))


@pytest.mark.parametrize("kind", KINDS)
def test_both_sizes_of_each_kind(kind: str) -> None:
    content = large(kind)
    assert drawn(content).size == (1280, 640)
    assert drawn(content, "vignette").size == (192, 96)
    assert drawn(content).format == "WEBP"


def test_the_right_way_up_and_without_what_the_camera_says() -> None:
    said = exif()  # turned by a quarter
    assert said[ORIENTATION] == 6
    picture = drawn(large(exif=said))
    assert picture.size == (640, 1280)
    red, _, blue = picture.convert("RGB").getpixel((320, 100))  # type: ignore[misc]
    assert red > 200 > blue
    assert not picture.getexif().get_ifd(GPS)
    assert dict(picture.getexif()) == {}


def test_what_shines_through_stays_so_and_small_ones_are_not_blown_up() -> None:
    out = BytesIO()
    Image.new("RGBA", (40, 30), (0, 0, 0, 0)).save(out, "PNG")
    picture = drawn(out.getvalue())
    assert (picture.mode, picture.size) == ("RGBA", (40, 30))


def bomb() -> bytes:
    """Return a PNG of a few bytes that says it holds ten thousand million points."""
    head = b"\x89PNG\r\n\x1a\n"
    size = b"IHDR" + (100_000).to_bytes(4) * 2 + b"\x08\x02\x00\x00\x00"
    data = b"IDAT" + zlib.compress(bytes(1000))
    chunks = [(len(one) - 4).to_bytes(4) + one + zlib.crc32(one).to_bytes(4) for one in (size, data, b"IEND")]
    return head + b"".join(chunks)


@pytest.mark.parametrize("content", [bomb(), b"", b"\xff\xd8\xff", b"<svg onload=alert(1)>", large("TIFF", (64, 64))])
def test_what_is_broken_immense_or_something_else_is_not_drawn(content: bytes) -> None:
    assert draw(content) is None


def test_a_picture_cut_short_is_drawn_as_far_as_it_goes() -> None:
    assert draw(large()[:900]) is not None


def test_they_are_drawn_once_by_the_sweep(here: Portal, folder: Path) -> None:
    first, second = keep("pont.jpg", large()), keep("pont-bis.jpg", large())
    pdf = StoredFile.objects.get(pk=keep("plan.pdf", sample("pdf").read()).pk)
    assert pdf.preview_due_at is None
    assert not first.has_preview
    assert make_previews(StopSignal()) == 2
    assert make_previews(StopSignal()) == 0
    for stored in StoredFile.objects.filter(pk__in=[first.pk, second.pk]):
        assert (stored.has_preview, stored.preview_due_at) == (True, None)
        for name in ("vignette", "grand"):
            assert default_storage.exists(preview_key(stored.key, name))
    assert sum(path.is_file() for path in folder.rglob("*")) == 4  # the picture, its two small ones, the PDF


def test_what_cannot_be_drawn_is_not_tried_again(here: Portal, folder: Path) -> None:
    stored = keep("pont.png", bomb())
    assert make_one()
    assert not make_one()
    assert not StoredFile.objects.get(pk=stored.pk).has_preview


def test_a_worker_that_dies_leaves_it_to_another(here: Portal, folder: Path, monkeypatch: Any) -> None:
    keep("pont.jpg", large())
    with monkeypatch.context() as patched:
        patched.setattr("recoco.kernel.files.previewing.draw", lambda content: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            make_one()
    assert not make_one()
    with clock.moved_to(clock.now() + timedelta(minutes=11)):
        assert make_one()
    assert StoredFile.objects.get().has_preview


def test_an_archived_portal_is_left_in_peace(here: Portal, folder: Path) -> None:
    keep("pont.jpg", large())
    Portal.objects.filter(pk=here.pk).update(state=PortalState.ARCHIVED)
    assert not make_one()


def test_they_go_with_their_content(here: Portal, folder: Path) -> None:
    stored = keep("pont.jpg", large())
    make_one()
    with clock.moved_to(clock.now() + timedelta(days=2)):
        assert remove_orphans(StopSignal()) == 0
        StoredFile.objects.filter(pk=stored.pk).delete()
        assert remove_orphans(StopSignal()) == 3


def test_they_are_handed_out_so_that_nothing_acts(here: Portal, folder: Path) -> None:
    stored, asked = keep("pont.jpg", large()), RequestFactory().get("/")
    with pytest.raises(Http404):
        serve_preview(asked, stored, "vignette")
    make_one()
    stored = StoredFile.objects.get(pk=stored.pk)
    answer: Any = serve_preview(asked, stored, "vignette")
    assert answer["Content-Type"] == "image/webp"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert len(b"".join(answer.streaming_content)) < 5_000
    answer.close()
    again = serve_preview(RequestFactory().get("/", headers={"if-none-match": answer["ETag"]}), stored, "vignette")
    assert again.status_code == 304
    with pytest.raises(Http404):
        serve_preview(asked, stored, "../../secret")
