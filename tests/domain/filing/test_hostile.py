"""What lies, weighs too much or could act is refused in clear words beside the field, or only ever saved."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest

from recoco.domain.filing.models import CommonFile
from recoco.kernel.files.models import StoredFile
from tests.client import Browser
from tests.domain.filing.making import added, address, fetched, names_on, number_of
from tests.kernel.files.samples import HTML, SVG, sample, upload
from tests.worlds import World

Open = Callable[..., Browser]


def send(browser: Browser, world: World, *files: object) -> Any:
    """Add files to the dossier."""
    return browser.post(address(world, "ajout/"), {"attached": list(files), "description": "Mes mots"})


def bomb() -> bytes:
    """Return an archive of a few kilobytes that expands to two hundred megabytes."""
    into = io.BytesIO()
    with (
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive,
        archive.open("z.txt", "w") as out,
    ):
        for _ in range(200):
            out.write(bytes(1024 * 1024))
    return into.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", b"MZ\x90\x00 un programme", "n’est pas celui d’un fichier pdf"),
        ("page.html", HTML, "n’est pas accepté"),
        ("dessin.svg", SVG, "n’est pas accepté"),
        ("dessin.png", SVG, "n’est pas celui d’un fichier png"),
        ("lettre.txt", HTML, "n’est pas celui d’un fichier txt"),
        ("lettre.docx", b"PK\x03\x04 rien", "n’est pas celui d’un fichier docx"),
        ("vide.pdf", b"", "est vide"),
        ("gros.pdf", b"%PDF-1.7\n" + bytes(25 * 1024 * 1024), "pèse plus de 20"),
    ],
)
def test_it_is_refused_in_clear_words_and_leaves_nothing(
    name: str, content: bytes | str, sentence: str, world: World, browser: Open
) -> None:
    answer = send(browser(world.marie), world, upload(name, content))
    assert answer.status_code == 422
    said = answer.content.decode().replace("&nbsp;", "\u00a0")
    assert sentence in said
    assert "Mes mots" in said
    with world.on(world.urbanvitaliz):
        assert not CommonFile.objects.exists()
        assert not StoredFile.objects.exists()


def test_the_good_ones_are_kept_and_each_of_the_others_has_its_sentence(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    answer = send(
        marie, world, sample("pdf", "a.pdf"), upload("b.png", SVG), sample("ods", "c.ods"), upload("d.html", HTML)
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    for sentence in ("b.png", "d.html", "2\u00a0fichiers ajoutés"):
        assert sentence in page.replace("&nbsp;", "\u00a0")
    assert set(names_on(marie.page(address(world)))) == {"a.pdf", "c.ods"}


def test_a_bomb_is_only_ever_a_small_file(world: World, browser: Open) -> None:
    marie, content = browser(world.marie), bomb()
    assert len(content) < 1024 * 1024
    assert send(marie, world, upload("plans.zip", content)).status_code == 302
    with world.on(world.urbanvitaliz):
        stored = StoredFile.objects.get()
    answer, back = fetched(marie, address(world, f"{stored.pk}/contenu/?voir"))
    assert answer["Content-Disposition"].startswith("attachment")
    assert back == content, "nobody ever expands it"
    _, everything = fetched(marie, address(world, "archive/"))
    assert len(everything) < len(content) + 1024


def test_a_name_goes_nowhere_and_nothing_that_runs_is_shown(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    names = ("../../etc/passwd.txt", "C:\\tout.zip", "fac\u202egnp.pdf", "<b>gras<b>.md")
    kinds = ("txt", "zip", "pdf", "md")
    assert send(marie, world, *map(sample, kinds, names)).status_code == 302
    page = marie.page(address(world))
    assert set(names_on(page)) == {"passwd.txt", "tout.zip", "facgnp.pdf", "<b>gras<b>.md"}
    assert not page.select(".filing-name b")
    with world.on(world.urbanvitaliz):
        numbers = dict(StoredFile.objects.values_list("name", "pk"))
    for name, number in numbers.items():
        for asked, shown in (("", False), ("?voir", name.endswith(".pdf"))):
            answer, _ = fetched(marie, address(world, f"{number}/contenu/{asked}"))
            assert answer["Content-Disposition"].startswith("inline" if shown else "attachment"), name
            assert answer["X-Content-Type-Options"] == "nosniff"
            assert "default-src 'none'" in answer["Content-Security-Policy"]
            assert ("sandbox" in answer["Content-Security-Policy"]) is not shown  # only a PDF is shown here
    _, content = fetched(marie, address(world, "archive/"))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert not [one for one in archive.namelist() if "/" in one.replace("</", "") or "\\" in one or ".." in one]


def test_too_many_at_once_are_refused_together(world: World, browser: Open) -> None:
    answer = send(browser(world.marie), world, *(sample("txt", f"{rank}.txt") for rank in range(21)))
    assert answer.status_code == 422
    assert "20 fichiers au plus" in answer.content.decode()
    assert send(browser(world.marie), world).status_code == 422


def test_another_portal_knows_of_none_of_it(world: World, browser: Open) -> None:
    number = number_of(added(world, world.marie, "plan.pdf"))
    nora = Browser(world.sosponts)
    nora.sign_in(world.nora)
    for rest in ("", "archive/", f"{number}/", f"{number}/contenu/", "conseillers/", "conseillers/archive/"):
        assert nora.get(address(world, rest)).status_code == 404, rest
    for rest in ("ajout/", f"{number}/epingle/", f"{number}/suppression/", f"{number}/version/"):
        assert nora.post(address(world, rest)).status_code == 404, rest
    other = address(world, f"{number}/contenu/", world.shared)
    assert browser(world.marie).get(other).status_code == 404, "a file is read in its own dossier"
