"""A card goes from one column of the board to another: dragged, by its menu with the keyboard, without scripts."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from recoco.domain.cases.actions.moving import move_placement
from recoco.domain.cases.models import Placement, Status
from tests.domain.advice.making import afresh
from tests.journeys.hands import Keyboard, Mouse
from tests.journeys.steps import check, session_of
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
BOARD = "/dossiers/tableau/?perimetre=tous"
Tab = Callable[..., Page]


def column(page: Page, status: Status) -> Locator:
    """Return a column of the board."""
    return page.locator(f"[data-status={status}]")


def card(page: Page) -> Locator:
    """Return the card of Marie's first case."""
    return page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Friche Lebel"))


def opened(world: World, open_tab: Tab, **options: object) -> Page:
    """Open the board as Sami, who may move every card."""
    page = open_tab(HOST, session=session_of(world.sami), **options)
    page.goto(BOARD, wait_until="networkidle")
    return page


def status_of(world: World) -> str:
    """Return where the case stands."""
    with world.on(world.urbanvitaliz):
        return str(Placement.objects.get(pk=world.alone.pk).status)


def test_a_card_is_dragged_and_asks_why_where_a_reason_is_due(world: World, open_tab: Tab) -> None:
    page = opened(world, open_tab)
    card(page).drag_to(column(page, Status.IN_PROGRESS))
    expect(column(page, Status.IN_PROGRESS).get_by_role("heading", name="Friche Lebel")).to_be_visible()
    expect(page).to_have_url(re.compile(re.escape(BOARD)))
    assert status_of(world) == Status.IN_PROGRESS
    check(page)

    card(page).drag_to(column(page, Status.INTERRUPTED))
    page.get_by_label(re.compile("^Raison")).fill("Le maire a changé")
    page.get_by_role("button", name="Interrompre le conseil").click()
    expect(column(page, Status.INTERRUPTED).get_by_role("heading", name="Friche Lebel")).to_be_visible()
    assert status_of(world) == Status.INTERRUPTED


def test_a_card_that_a_colleague_has_moved_says_so_and_stays(world: World, open_tab: Tab) -> None:
    page = opened(world, open_tab)
    with world.on(world.urbanvitaliz):
        seen = afresh(world.alone)
        move_placement(seen, Status.DONE, by=world.actor(world.awa), version=seen.version)
    card(page).drag_to(column(page, Status.WAITING))
    expect(page.get_by_text("Awa Diop vient de passer ce dossier en")).to_be_visible()
    assert status_of(world) == Status.DONE


@pytest.mark.parametrize(
    ("hand", "scripts", "width"),
    [(Keyboard, True, 1280), (Mouse, True, 390), (Mouse, False, 390)],
    ids=["by keyboard alone", "on a phone", "on a phone without scripts"],
)
def test_the_menu_of_a_card_moves_it(world: World, open_tab: Tab, hand: type[Mouse], scripts: bool, width: int) -> None:
    page = opened(world, open_tab, scripts=scripts, width=width)
    menu = card(page).locator("summary")
    if hand is Keyboard:
        while not menu.evaluate("element => element === document.activeElement"):
            page.keyboard.press("Tab")
        page.keyboard.press("Enter")
    else:
        menu.click()
    hand(page).press("En attente")
    expect(column(page, Status.WAITING).get_by_role("heading", name="Friche Lebel")).to_be_visible()
    assert status_of(world) == Status.WAITING
