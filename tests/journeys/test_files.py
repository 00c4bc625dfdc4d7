"""A mayor adds files from a phone, an adviser reads them: with a mouse, by keyboard alone, without scripts."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import Page, expect

from recoco.domain.filing.actions.adding import add_files
from recoco.domain.filing.spaces import COMMON
from recoco.kernel.files.storing import deposit
from tests.domain.advice.making import afresh
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.steps import check, session_of
from tests.kernel.files.samples import SAMPLES, SVG
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
Tab = Callable[..., Page]
DROP = """([zone, name, text]) => {
  const carried = new DataTransfer();
  carried.items.add(new File([text], name));
  const told = { dataTransfer: carried, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    document.querySelector(zone).dispatchEvent(new DragEvent(kind, told));
}"""


def written(folder: Path, *names: str) -> list[str]:
    """Write files to send, each what its name says, but a drawing that lies."""
    for name in names:
        lies = name.startswith("dessin")
        (folder / name).write_bytes(SVG.encode() if lies else SAMPLES[name.rpartition(".")[2]])
    return [str(folder / name) for name in names]


@pytest.mark.parametrize(
    ("hand", "scripts", "width"),
    [(Mouse, True, 390), (Mouse, False, 390), (Keyboard, True, 1280)],
    ids=["on a phone", "without scripts, on a phone", "by keyboard alone"],
)
def test_a_mayor_adds_files_and_an_adviser_reads_them(
    world: World, open_tab: Tab, tmp_path: Path, hand: type[Mouse], scripts: bool, width: int
) -> None:
    page = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.marie))
    facing = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.awa))
    marie, awa = hand(page), hand(facing)
    page.goto(f"/dossiers/{world.case(world.alone).slug}/")
    marie.follow("Fichiers")
    expect(page.get_by_text("Pas encore de fichier")).to_be_visible()
    check(page)

    names = written(tmp_path, "plan.pdf", "dessin.png", "photo.jpg")
    marie.field("Fichiers").set_input_files(names)
    if scripts:
        expect(page.get_by_text("3\u00a0fichiers à envoyer")).to_be_visible()
        check(page)
    marie.fill("Description", "Après l’orage")
    marie.press_in_place("Ajouter")
    expect(page.locator(".fr-upload-group--error .fr-message--error")).to_contain_text("dessin.png")
    expect(page.locator("#messages")).to_contain_text("2\u00a0fichiers ajoutés")
    expect(page.locator(".filing-name")).to_have_count(2)
    check(page)

    if scripts:  # one more, dropped on the page
        page.evaluate(DROP, ["recoco-upload", "note.txt", "Le toit a été refait."])
        expect(page.locator(".ui-upload-chosen")).to_contain_text("note.txt")
        marie.press_in_place("Ajouter")
        expect(page.locator("#messages")).to_contain_text("1\u00a0fichier ajouté")
        expect(page.locator(".filing-name")).to_have_count(3)

    facing.goto(f"/dossiers/{world.case(world.alone).slug}/")
    awa.follow("Fichiers")
    expect(facing.locator(".filing-line").filter(has_text="plan.pdf")).to_contain_text("Après l’orage")
    check(facing)
    awa.follow("plan.pdf")
    expect(facing.get_by_role("heading", name="plan.pdf")).to_be_visible()
    check(facing)
    with facing.expect_download() as saved:
        facing.get_by_role("link", name="Télécharger").first.click()
    assert saved.value.suggested_filename == "plan.pdf"
    awa.press("Épingler en tête")
    expect(facing.locator("#messages")).to_contain_text("en tête de la liste")


def test_a_pdf_is_looked_at_without_being_saved(world: World, open_tab: Tab) -> None:
    with world.on(world.urbanvitaliz), BytesIO() as drawn:
        Image.new("RGB", (600, 800), "yellow").save(drawn, "PDF")
        deposits = [deposit(SimpleUploadedFile("plan.pdf", drawn.getvalue()))]
        add_files(COMMON, afresh(world.alone), deposits, by=world.actor(world.marie))
    page = open_tab(HOST, session=session_of(world.awa))
    page.goto(f"/dossiers/{world.case(world.alone).slug}/fichiers/")
    page.get_by_role("link", name="plan.pdf", exact=True).click()
    # In a tab of its own: the viewer of Chromium asks for its own parts, and for an icon.
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Ouvrir dans le navigateur").click(modifiers=["ControlOrMeta"])
    saved: list[str] = []
    opened.value.on("download", lambda one: saved.append(one.suggested_filename))
    for _ in range(60):  # it draws when it is ready, and says nothing of it
        opened.value.wait_for_timeout(250)
        if is_yellow(opened.value.screenshot()):
            break
    else:
        raise AssertionError("the PDF is not shown")
    assert saved == []


def is_yellow(picture: bytes) -> bool:
    """Tell whether what a window shows is mostly yellow in its middle."""
    with Image.open(BytesIO(picture)) as seen:
        red, green, blue = seen.convert("RGB").getpixel((seen.width // 2, seen.height // 2))  # type: ignore[misc]
    return red > 230 and green > 230 and blue < 60
