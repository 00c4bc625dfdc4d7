"""Two people talk in a dossier, side by side: with a mouse, without scripts on a phone, by keyboard alone."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.steps import check, session_of
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
Tab = Callable[..., Page]


@pytest.mark.parametrize(
    ("hand", "scripts", "width"),
    [(Mouse, True, 1280), (Mouse, False, 390), (Keyboard, True, 1280)],
    ids=["by mouse", "without scripts, on a phone", "by keyboard alone"],
)
def test_a_mayor_and_an_adviser_hold_an_exchange(
    world: World, open_tab: Tab, hand: type[Mouse], scripts: bool, width: int
) -> None:
    page = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.marie))
    facing = open_tab(HOST, scripts=scripts, width=width, session=session_of(world.awa))
    marie, awa = hand(page), hand(facing)
    thread = f"/dossiers/{world.case(world.alone).slug}/conversation/"
    facing.goto(thread)
    check(facing)

    page.goto(f"/dossiers/{world.case(world.alone).slug}/")
    marie.follow("Poser une question")
    check(page)
    marie.fill("Votre message", "Lequel des deux devis choisir ?")
    if scripts and hand is Keyboard:  # « @ », the beginning of a name, Enter
        page.keyboard.type(" @aw")
        expect(page.get_by_role("option", name="Awa Diop")).to_be_visible()
        page.keyboard.press("Enter")
        expect(marie.field("Votre message")).to_have_value("Lequel des deux devis choisir ? @Awa Diop ")
    else:
        marie.fill("Votre message", "Lequel des deux devis choisir ? @Awa Diop")
    marie.press("Envoyer")
    expect(page.locator(".conversation-post")).to_contain_text("@Awa Diop")
    expect(page.get_by_role("button", name="Annuler l’envoi")).to_be_visible()
    check(page)

    if scripts:  # it comes by itself, and is said aloud
        expect(facing.locator(".conversation-post")).to_contain_text("Lequel des deux devis", timeout=40_000)
    else:
        facing.wait_for_timeout(10_500)
        facing.reload()
    awa.follow("Répondre")
    expect(facing.get_by_role("heading", name="Répondre à Marie Lebrun")).to_be_visible()
    awa.fill("Votre message", "Le second : il comprend les sondages.")
    awa.press("Envoyer")
    expect(facing.locator(".conversation-answered")).to_contain_text("Lequel des deux devis")
    check(facing)
    if not scripts:
        page.wait_for_timeout(10_500)
        page.goto(thread)
        marie.press("Marquer comme lu")
    expect(page.get_by_text("Le second : il comprend les sondages.")).to_be_visible(timeout=40_000)
    check(page)
