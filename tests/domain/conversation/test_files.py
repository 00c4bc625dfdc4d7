"""Files come in by a message: what lies is refused with a clear sentence, nothing that could act is shown inline."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from recoco.domain.conversation.models import Message, MessageFile
from recoco.kernel.files.models import StoredFile
from tests.client import Browser
from tests.domain.conversation.making import address
from tests.kernel.files.samples import HTML, SVG, sample, upload
from tests.worlds import World

Open = Callable[..., Browser]


def send(browser: Browser, world: World, *files: object, text: str = "Voici") -> object:
    """Send a message with files."""
    return browser.post(address(world, "envoi/"), {"text": text, "token": "a", "attached": list(files)})


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("plan.pdf", b"MZ\x90\x00 un programme", "n’est pas celui d’un fichier pdf"),
        ("page.html", HTML, "n’est pas accepté"),
        ("dessin.svg", SVG, "n’est pas accepté"),
        ("dessin.png", SVG, "n’est pas celui d’un fichier png"),
        ("vide.pdf", b"", "est vide"),
        ("gros.pdf", b"%PDF-1.7\n" + bytes(25 * 1024 * 1024), "pèse plus de 20"),
    ],
)
def test_what_is_not_what_it_claims_is_refused_and_nothing_typed_is_lost(
    name: str, content: bytes | str, sentence: str, world: World, browser: Open
) -> None:
    answer = send(browser(world.marie), world, upload(name, content), text="Mon texte")
    assert answer.status_code == 422  # type: ignore[attr-defined]
    said = answer.content.decode().replace("&nbsp;", "\u00a0")  # type: ignore[attr-defined]
    assert sentence in said
    assert "Mon texte" in said
    with world.on(world.urbanvitaliz):
        assert not Message.objects.exists()
        assert not StoredFile.objects.exists()


def test_a_file_is_kept_under_a_harmless_name_and_handed_out_safely(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    assert send(marie, world, sample("pdf", "../../etc/plan.pdf"), sample("zip", "C:\\tout.zip")).status_code == 302  # type: ignore[attr-defined]
    with world.on(world.urbanvitaliz):
        files = {one.file.name: one.file_id for one in MessageFile.objects.select_related("file")}
    assert set(files) == {"plan.pdf", "tout.zip"}
    shown = marie.get(address(world, f"fichiers/{files['plan.pdf']}/"))
    assert shown["Content-Disposition"].startswith("inline")
    assert shown["X-Content-Type-Options"] == "nosniff"
    assert "default-src 'none'" in shown["Content-Security-Policy"]
    saved = marie.get(address(world, f"fichiers/{files['tout.zip']}/"))
    assert saved["Content-Disposition"].startswith("attachment")
    for answer in (shown, saved):
        list(answer)
    assert browser(world.ines).get(address(world, f"fichiers/{files['plan.pdf']}/")).status_code == 404
    other = f"/dossiers/{world.case(world.shared).slug}/conversation/fichiers/{files['plan.pdf']}/"
    assert marie.get(other).status_code == 404, "a file is read in its own dossier"


def test_looking_for_a_contact_or_at_a_preview_loses_no_file(world: World, browser: Open) -> None:
    awa = browser(world.awa)
    sent = {"text": "Voici", "token": "une", "find_contact": "1", "contact_words": "EPF"}
    looked = awa.post(address(world, "envoi/"), {**sent, "attached": [sample("pdf", "plan.pdf")]})
    (kept,) = BeautifulSoup(looked.content, "html.parser").select("input[name=attached-kept]")
    shown = awa.post(
        address(world, "envoi/"), {"text": "", "token": "une", "preview": "1", "attached-kept": kept["value"]}
    )
    assert shown.status_code == 200
    assert str(kept["value"]) in shown.content.decode()
    # A file says enough by itself, wherever it was chosen; unticked, it is not sent.
    assert awa.post(address(world, "envoi/"), {"text": "", "token": "deux"}).status_code == 422
    sent = {"text": "", "token": "une", "attached-kept": kept["value"]}
    assert awa.post(address(world, "envoi/"), sent).status_code == 302
    with world.on(world.urbanvitaliz):
        assert MessageFile.objects.get().file.name == "plan.pdf"
