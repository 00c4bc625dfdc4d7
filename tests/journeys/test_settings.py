"""Adèle sets up her portal on her phone, without touching it: logo, home page, an e-mail; and takes each back."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from tests.journeys.hands import Keyboard
from tests.journeys.steps import check, session_of
from tests.surfaces.backoffice.conftest import PNG, image
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup", "image"),
]
HOST, SETTINGS = "urbanvitaliz.localhost", "/administration/reglages"
RECEIPT = f"{SETTINGS}/texts/submission-receipt"
Tab = Callable[..., Page]
__all__ = ["image"]  # the folder where images are kept


@pytest.fixture
def hands(world: World, open_tab: Tab) -> Keyboard:
    """Adèle's keyboard, before a screen of 390 pixels."""
    page = open_tab(HOST, session=session_of(world.adele), width=390)
    page.goto("/administration/", wait_until="networkidle")
    return Keyboard(page)


def undo(hands: Keyboard) -> None:
    """Bring back, from the form, what was there at first."""
    hands.follow("Voir l’historique")
    check(hands.page)
    hands.press("Revenir à cette version 1")
    expect(hands.page.get_by_text("La version 1 est de nouveau en ligne.")).to_be_visible()


def fits(page: Page) -> None:
    """Find nothing wider than the phone, and no button too small for a thumb."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    buttons = page.locator("main .fr-btn:not(.fr-sr-only)")
    sizes = buttons.evaluate_all("all => all.filter(one => one.offsetParent).map(one => one.offsetHeight)")
    assert min(sizes) >= 44


def test_the_logo(hands: Keyboard, tmp_path: Path) -> None:
    page = hands.page
    hands.follow("Identité")
    (tmp_path / "logo.png").write_bytes(PNG)
    field = page.locator("input[type=file]").first
    hands._reach(field)
    with page.expect_file_chooser(timeout=5000) as asked:
        page.keyboard.press("Space")
    asked.value.set_files(tmp_path / "logo.png")
    fits(page)
    hands.press("Enregistrer")
    expect(page.locator("img.ui-logo").first).to_be_attached()
    undo(hands)
    expect(page.locator("img.ui-logo")).to_have_count(0)


def test_the_home_page(hands: Keyboard) -> None:
    page = hands.page
    hands.follow("Page d’accueil")
    hands.press("Ajouter : Texte libre")
    hands._reach(page.locator("[name='blocks.2.body']"))
    page.keyboard.type("Nos ateliers du jeudi.")
    hands.press("Monter Texte libre 3")
    fits(page)
    check(page)
    with page.context.expect_page() as opened:
        hands.press_in_place("Voir l’aperçu")
    shown = opened.value
    frame = shown.frame_locator("iframe").first
    expect(frame.get_by_text("Nos ateliers du jeudi.")).to_be_visible()
    assert frame.locator("main").evaluate("main => getComputedStyle(main.ownerDocument.body).fontFamily") != ""
    shown.close()
    hands.press("Enregistrer")
    page.goto("/?")
    words = page.locator("main").inner_text()
    assert words.index("ateliers du jeudi") < words.index("Comment ça marche")
    page.goto(f"{SETTINGS}/home/")
    undo(hands)


def test_an_e_mail(hands: Keyboard, world: World) -> None:
    page = hands.page
    hands.follow("Textes des e-mails")
    check(page)
    hands.follow("Accusé de réception d’une demande")
    check(page)
    fits(page)
    hands._reach(page.locator("[name=subject]"))
    page.keyboard.press("Control+A")
    page.keyboard.type("Bien reçu : {dossier}")
    with page.context.expect_page() as opened:
        hands.press_in_place("Voir l’aperçu")
    shown = opened.value
    frame = shown.frame_locator("iframe").first
    expect(frame.get_by_role("link", name="Voir mon dossier")).to_have_css("color", "rgb(255, 255, 255)")
    expect(shown.locator("pre")).to_contain_text("Bien reçu : Friche Lebel")
    check(shown)
    shown.close()
    hands.press("Enregistrer")
    assert subject(world) == "Bien reçu : Halle"
    undo(hands)
    assert re.match("Nous avons bien reçu", subject(world))


def subject(world: World) -> str:
    """Return the subject of a receipt that would leave now."""
    world.urbanvitaliz.refresh_from_db()
    words = {"name": "Halle", "number": 1, "path": "/dossiers/1/", "for_somebody": False}
    email = OutgoingEmail(portal=world.urbanvitaliz, kind="submission.receipt", words=words, to="m@exemple.fr")
    render(email)
    return email.subject
