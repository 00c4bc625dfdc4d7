"""A photograph loses where it was taken, keeps which way is up and when; its picture does not change by a pixel."""

import struct
import zlib
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

from recoco.kernel.files.examining import examine
from recoco.kernel.files.positions import without_position
from recoco.kernel.files.storing import deposit
from tests.kernel.files.photographs import CAMERA, DATE, GPS, ORIENTATION, XMP, exif, photograph, says_where
from tests.kernel.files.samples import SAMPLES
from tests.worlds import World


def box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">L", 8 + len(body)) + kind + body


def heic() -> bytes:
    """Return the boxes of a telephone's picture: its Exif and XMP are items of `mdat`."""
    said = exif().tobytes()
    item = struct.pack(">L", 6) + said
    names = b"".join(
        box(b"infe", b"\x02\x00\x00\x00" + struct.pack(">HH", number, 0) + name + b"\x00")
        for number, name in ((1, b"hvc1"), (2, b"Exif"), (3, b"mime"))
    )
    head = box(b"ftyp", b"heic\x00\x00\x00\x00mif1heic")
    meta = box(b"meta", bytes(4) + box(b"iinf", bytes(4) + struct.pack(">H", 3) + names))
    return head + meta + box(b"mdat", b"\x17" * 512 + item + XMP + b"\x42" * 512)


@pytest.mark.parametrize("endian", ["<", ">"])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_the_position_goes_the_rest_stays(kind: str, endian: str) -> None:
    before = photograph(kind, endian=endian)
    assert says_where(before)
    after = without_position(before)
    assert not says_where(after)
    assert len(after) == len(before)
    with Image.open(BytesIO(before)) as was, Image.open(BytesIO(after)) as now:
        said = now.getexif()
        assert (said[ORIENTATION], said[DATE]) == (6, "2026:05:12 14:03:11")
        assert said[ExifTags.Base.Make] == "Appareil de la mairie"
        assert GPS not in said
        assert was.tobytes() == now.tobytes()
    assert without_position(after) == after


def test_what_else_is_written_in_it_stays() -> None:
    after = without_position(photograph("JPEG"))
    assert b'xmp:Rating="3"' in after
    assert b"3,3.4625E" not in after


def test_a_telephone_s_heic() -> None:
    before = heic()
    assert b"GPS and wifi" in before
    after = without_position(before)
    assert len(after) == len(before)
    assert b"GPS and wifi" not in after
    assert b"37.9875" not in after
    said = Image.Exif()
    said.load(after[after.index(b"Exif\x00\x00II") :][: len(exif().tobytes())])
    assert said[ORIENTATION] == 6
    assert GPS not in said
    assert b"\x17" * 512 in after


def test_a_second_picture_and_a_film_in_the_same_file() -> None:
    film = box(b"udta", b"\x00\x1e\xa9xyz\x00\x12\x15\xc7+50.6331+003.0577/")
    first = photograph("JPEG")
    both = first + photograph("JPEG", endian=">") + film
    after = without_position(both)
    assert len(after) == len(both)
    assert not says_where(after)
    assert not says_where(after[len(first) :])
    assert b"50.6331" not in after
    assert b"+00.0000+000.0000/" in after


def test_nothing_but_a_position() -> None:
    assert not says_where(without_position(photograph("JPEG", only_position=True)))


def test_compressed_texts_of_a_png_that_hold_a_position_go() -> None:
    out, said = BytesIO(), PngInfo()
    said.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    said.add_text("Raw profile type exif", "4578696600004d4d", zip=True)
    said.add_text("Comment", "Le lavoir", zip=True)
    Image.new("RGB", (8, 8)).save(out, "PNG", pnginfo=said)
    after = without_position(out.getvalue())
    with Image.open(BytesIO(after)) as picture:
        picture.load()
        assert dict(picture.text) == {"Comment": "Le lavoir"}  # type: ignore[attr-defined]


def test_the_sums_of_a_png_are_right() -> None:
    after, at = without_position(photograph("PNG")), 8
    while at < len(after):
        (length,) = struct.unpack_from(">L", after, at)
        chunk = after[at + 4 : at + 8 + length]
        assert struct.unpack_from(">L", after, at + 8 + length)[0] == zlib.crc32(chunk)
        at += 12 + length


@pytest.mark.parametrize("name", sorted(SAMPLES))
def test_files_that_say_no_place_are_kept_as_they_are(name: str) -> None:
    assert without_position(SAMPLES[name]) == SAMPLES[name]


@given(st.binary(max_size=300), st.integers(0, 400), st.sampled_from([b"II*\x00", b"MM\x00*", b"\x89PNG\r\n\x1a\n"]))
def test_whatever_the_bytes_it_ends_and_changes_no_length(noise: bytes, at: int, header: bytes) -> None:
    content = noise[:at] + header + noise[at:]
    if not content.startswith(b"\x89PNG"):
        assert len(without_position(content)) == len(content)
    without_position(content)


@given(st.lists(st.tuples(st.integers(0, 399), st.integers(0, 255)), max_size=8))
def test_a_broken_photograph_breaks_nothing(broken: list[tuple[int, int]]) -> None:
    content = bytearray(CAMERA)
    for at, value in broken:
        content[at] = value
    assert len(without_position(bytes(content))) == len(content)


@pytest.mark.django_db
@pytest.mark.usefixtures("on_a")
def test_what_is_kept_is_what_was_cleaned_unless_wanted_otherwise(world: World) -> None:
    cleaned = without_position(CAMERA)
    kept = deposit(SimpleUploadedFile("pont.jpg", CAMERA)).facts
    assert kept == examine(SimpleUploadedFile("pont.jpg", cleaned))
    # A photograph named as something else is refused before, as ever; on purpose, nothing is touched.
    wanted = deposit(SimpleUploadedFile("pont.jpg", CAMERA), keeps_position=True).facts
    assert wanted == examine(SimpleUploadedFile("pont.jpg", CAMERA))
