"""A file is accepted for what it contains; its name must tell the truth."""

import io
import tracemalloc
import zipfile
from typing import Any

import pytest
from django.core.files.base import ContentFile
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.files.archives import names_in
from recoco.kernel.files.examining import examine
from recoco.kernel.files.kinds import IMAGES, KINDS
from recoco.kernel.files.names import clean_name
from recoco.kernel.files.refusals import FileRefused
from tests.kernel.files.samples import HTML, KML, SAMPLES, SVG, open_xml, sample, upload, zipped


def refusal(file: Any, **options: Any) -> str:
    with pytest.raises(FileRefused) as caught:
        examine(file, **options)
    return caught.value.sentence


@pytest.mark.parametrize("extension", SAMPLES)
def test_each_kind_is_accepted_for_what_it_is(extension: str) -> None:
    file = sample(extension)
    found = examine(file)
    assert found.kind is KINDS[extension]
    assert found.size == len(SAMPLES[extension])
    assert file.read() == SAMPLES[extension]  # left at its beginning, for whoever reads it next


def test_every_kind_has_a_sample() -> None:
    assert SAMPLES.keys() == KINDS.keys()


# Some kinds are the same to the eye: old Office files, texts, and archives, which zip names truly.
SAME = [{"doc", "xls", "ppt"}, {"txt", "md", "csv"}, {"jpg", "jpeg"}]


@pytest.mark.parametrize("claimed", SAMPLES)
def test_no_kind_passes_for_another(claimed: str) -> None:
    passing = {real for real in SAMPLES if accepted(upload(f"exemple.{claimed}", SAMPLES[real]))}
    twins = next((same for same in SAME if claimed in same), {claimed})
    if claimed == "zip":
        twins = {"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"}
    if claimed in {"txt", "md", "csv"}:
        twins = twins | {"geojson", "dxf", "pdf"}  # text they are, and served as such
    assert passing == twins


def accepted(file: Any) -> bool:
    try:
        examine(file)
    except FileRefused:
        return False
    return True


def test_what_the_browser_says_of_the_type_is_not_believed() -> None:
    assert examine(upload("note.txt", "bonjour", "text/html")).kind.content_type == "text/plain"


@pytest.mark.parametrize(
    "name", ["page.html", "page.htm", "dessin.svg", "script.js", "setup.exe", "macro.docm", "rien"]
)
def test_other_formats_are_refused_with_those_that_are_accepted(name: str) -> None:
    said = refusal(upload(name, "bonjour"))
    assert said.startswith(f"Le format de «\u00a0{name}\u00a0» n’est pas accepté. Formats acceptés\u00a0: pdf, doc,")


@pytest.mark.parametrize("extension", ["png", "jpg", "pdf", "txt", "md", "csv", "kml", "docx", "zip"])
@pytest.mark.parametrize("page", [HTML, SVG, "\ufeff  " + HTML, f'<?xml version="1.0"?>{SVG}'])
def test_a_page_or_a_drawing_with_a_script_never_passes(extension: str, page: str) -> None:
    said = refusal(upload(f"plan.{extension}", page))
    assert f"n’est pas celui d’un fichier {extension}" in said


def test_a_map_that_declares_entities_is_refused() -> None:
    laughs = KML.replace("<kml", '<!DOCTYPE kml [<!ENTITY a "ha">]>\n<kml')
    refusal(upload("trace.kml", laughs))


def test_a_document_with_macros_is_refused() -> None:
    macros = zipped(("[Content_Types].xml", "<x/>"), ("word/document.xml", "<x/>"), ("word/vbaProject.bin", "x"))
    refusal(upload("note.docx", macros))


def test_a_narrower_list_is_respected() -> None:
    assert examine(sample("png"), accepted=IMAGES)
    said = refusal(sample("pdf"), accepted=IMAGES)
    assert said.endswith("Formats acceptés\u00a0: png, jpg, jpeg, gif, webp.")


def test_an_empty_file_is_refused() -> None:
    assert "est vide" in refusal(upload("note.txt", ""))


def test_twenty_five_megabytes_are_too_many() -> None:
    said = refusal(upload("film.txt", b"a" * 25 * 1024 * 1024))
    assert said.startswith("«\u00a0film.txt\u00a0» pèse plus de 20\u00a0Mo.")


def test_reading_stops_at_the_limit_whatever_the_size_it_claims() -> None:
    class Endless(ContentFile):
        size = 10

        def chunks(self, chunk_size: int | None = None) -> Any:
            for number in range(1_000):
                assert number < 21, "it should have stopped reading"
                yield b"a" * 1024 * 1024

    refusal(Endless(b"a", name="note.txt"))


def test_a_bomb_is_never_expanded() -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", b"0" * 200_000_000)
        archive.writestr("word/document.xml", "<x/>")
    bomb = into.getvalue()
    assert len(bomb) < 1_000_000
    tracemalloc.start()
    try:
        examine(upload("bombe.zip", bomb))
        examine(upload("bombe.docx", bomb))
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_an_archive_of_very_many_names_is_read_in_part() -> None:
    many = zipped(*((f"{number}.txt", "") for number in range(6_000)))
    assert len(list(names_in(io.BytesIO(many)))) == 5_000


@given(st.binary(max_size=200), st.integers(0, 400))
def test_a_broken_archive_breaks_nothing(noise: bytes, at: int) -> None:
    whole = open_xml("word/document.xml")
    at = min(at, len(whole))
    list(names_in(io.BytesIO(whole[:at] + noise + whole[at + len(noise) :])))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("../../etc/passwd.txt", "passwd.txt"),
        ("..\\..\\windows\\note.txt", "note.txt"),
        (".htaccess", "htaccess"),
        ("facture\u202efdp.exe", "facturefdp.exe"),  # would read « factureexe.pdf »
        ("a\r\nSet-Cookie: x\x00.pdf", "aSet-Cookie: x.pdf"),
        ("  Délibération   n°\u00a012 .pdf", "Délibération n° 12 .pdf"),
        ("e\u0301cole.pdf", "école.pdf"),
        ("..", "fichier"),
        ("", "fichier"),
        ("a" * 300 + ".geojson", "a" * 142 + ".geojson"),
        ("a." + "b" * 300, ("a." + "b" * 300)[:150]),
    ],
)
def test_names_are_made_fit_to_show(given: str, kept: str) -> None:
    assert clean_name(given) == kept


@given(st.text(max_size=400))
def test_no_name_is_too_long_nor_leads_elsewhere(name: str) -> None:
    kept = clean_name(name)
    assert 0 < len(kept) <= 150
    assert not set(kept) & set("/\\\r\n\x00")
