"""A commune is found with the keyboard, with a mouse or without scripts; a place is pointed at on the map."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Locator, Page, expect

from tests.client import Browser
from tests.places import make_commune
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
Tab = Callable[..., Page]


@pytest.fixture
def villages(world: World) -> None:
    """Three communes that bear nearly the same name."""
    make_commune("62758", "Saint-Rémy-au-Bois", world.nord, "62870")
    make_commune("59543", "Saint-Remy-du-Nord", world.nord, "59330")
    make_commune("59544", "Saint-Remy-Chaussée", world.nord, "59620")


def opened(open_tab: Tab, **options: Any) -> tuple[Page, Locator]:
    """Open the form of a submission; return the page and the field."""
    page = open_tab(HOST, **options)
    page.goto("/deposer/", wait_until="networkidle")
    return page, page.locator("[name=commune_text]")


def check(page: Page) -> None:
    """Find nothing to reproach to the accessibility of the page."""
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("width", [1280, 390])
def test_by_the_keyboard_alone(width: int, open_tab: Tab) -> None:
    page, field = opened(open_tab, width=width)
    expect(field).to_have_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.focus()
    page.keyboard.type("st remy")
    options = page.get_by_role("option")
    expect(options).to_have_count(3)
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator("recoco-live")).to_have_text("3\u00a0communes trouvées")
    check(page)

    def active() -> str:
        number = field.get_attribute("aria-activedescendant")
        return page.locator(f"#{number}").inner_text().partition(" (")[0] if number else ""

    first, second, third = (text.partition(" (")[0] for text in options.all_inner_texts())
    for key, name in (
        ("ArrowDown", first),
        ("ArrowDown", second),
        ("End", third),
        ("ArrowDown", first),
        ("ArrowUp", third),
        ("Home", first),
    ):
        page.keyboard.press(key)
        assert active() == name
        expect(field).to_be_focused()
    check(page)
    page.keyboard.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(field).to_have_value("st remy")
    page.keyboard.press("ArrowDown")
    expect(options).to_have_count(3)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(field).to_have_value(f"{third} (59)")
    expect(field).to_have_attribute("aria-expanded", "false")
    assert page.url.endswith("/deposer/")
    check(page)


@pytest.mark.usefixtures("villages")
def test_by_the_mouse_then_sent(open_tab: Tab) -> None:
    page, field = opened(open_tab)
    field.press_sequentially("saint remy")
    page.get_by_role("option", name="Saint-Rémy-au-Bois").click()
    expect(field).to_be_focused()
    expect(field).to_have_value("Saint-Rémy-au-Bois (59)")
    expect(page.locator("[name=commune]")).to_have_value("62758")
    page.get_by_label("Nom du dossier").fill("Halle")
    page.get_by_role("button", name="Continuer").last.click()
    expect(page.get_by_text("Renseignez «\u00a0Résumé")).not_to_have_count(0)
    expect(field).to_have_value("Saint-Rémy-au-Bois (59)")
    expect(page.locator("[name=commune]")).to_have_value("62758")
    field.press("End")
    field.press("Backspace")
    expect(page.locator("[name=commune]")).to_have_value("")


@pytest.mark.usefixtures("villages")
def test_an_answer_that_comes_too_late_is_forgotten(open_tab: Tab) -> None:
    page, field = opened(open_tab)
    page.route("**/communes/?q=s*", lambda route: (page.wait_for_timeout(600), route.continue_()))
    field.press_sequentially("saint", delay=5)
    page.wait_for_timeout(300)
    field.fill("lil")
    expect(page.get_by_role("option")).to_have_count(1)
    page.wait_for_timeout(800)
    expect(page.get_by_role("option")).to_have_text(["Lille (59) — 59000"])


@pytest.mark.usefixtures("villages")
@pytest.mark.parametrize("scripts", [True, False])
def test_several_are_offered_by_the_server(scripts: bool, open_tab: Tab) -> None:
    page, field = opened(open_tab, scripts=scripts, width=390)
    field.fill("saint remy")
    page.get_by_role("button", name="Continuer").last.click()
    choices = page.get_by_role("group", name="Laquelle")
    expect(choices.get_by_role("radio")).to_have_count(3)
    expect(page.get_by_role("link", name="Choisissez votre commune dans la liste.")).to_be_visible()
    if scripts:
        check(page)
    choices.get_by_text("Saint-Remy-du-Nord").click()
    page.get_by_role("button", name="Continuer").last.click()
    expect(choices).to_have_count(0)
    expect(field).to_have_value("saint remy")
    expect(page.locator("[name=commune]")).to_have_value("59543")


def test_a_place_is_pointed_at_on_the_map(world: World, open_tab: Tab) -> None:
    lille = world.lille
    lille.latitude, lille.longitude = 50.632, 3.058
    lille.save()
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.marie)
    page = open_tab(HOST, session=str(browser.cookies[settings.SESSION_COOKIE_NAME].value))
    slug = world.case(world.alone).slug
    page.goto(f"/dossiers/{slug}/parametres/localisation/", wait_until="networkidle")
    check(page)
    picture = page.locator("recoco-point-map svg")
    box = picture.bounding_box()
    assert box is not None
    picture.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    field = page.get_by_label("Coordonnées")
    north, east = (float(part.replace(",", ".")) for part in field.input_value().split())
    assert (north, east) == pytest.approx((50.632, 3.058), abs=0.002)
    expect(page.locator("recoco-live")).to_contain_text("Point placé")
    page.get_by_role("button", name="Enregistrer").click()
    expect(page.get_by_role("img", name="Carte du département Nord (59)")).to_be_visible()
    expect(page.get_by_text("à côté de la mairie")).to_be_visible()
    check(page)
