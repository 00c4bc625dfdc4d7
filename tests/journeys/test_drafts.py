"""Drafts of recommendations are put in order: dragged, or by their buttons."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from recoco.domain.advice.models import Recommendation
from tests.domain.advice.making import drafted
from tests.journeys.hands import Mouse
from tests.journeys.steps import check, session_of
from tests.worlds import World

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("django_db_setup"),
]

HOST = "urbanvitaliz.localhost"
TITLES = ["Visiter le site", "Écrire à l’EPF", "Chiffrer le curage"]


def opened(world: World, open_tab: Callable[..., Page], **options: object) -> Page:
    """Open the recommendations of the case as Awa, who has written three drafts."""
    for title in TITLES:
        drafted(world.alone, world.actor(world.awa), title)
    page = open_tab(HOST, session=session_of(world.awa), **options)
    page.goto(f"/dossiers/{world.case(world.alone).slug}/recommandations/", wait_until="networkidle")
    return page


def order(world: World) -> list[str]:
    """Return the titles of the drafts, as they are kept."""
    with world.on(world.urbanvitaliz):
        drafts = Recommendation.objects.all().drafts().filter(case_id=world.alone.case_id)
        return list(drafts.values_list("title", flat=True))


def test_a_draft_is_dragged_to_the_place_of_another(world: World, open_tab: Callable[..., Page]) -> None:
    page = opened(world, open_tab)
    page.set_viewport_size({"width": 1280, "height": 2400})  # a page that scrolls in mid-drag lifts another card
    cards = page.locator(".advice-card[draggable=true]")
    cards.nth(2).drag_to(cards.nth(0))
    expect(page).to_have_url(re.compile("#reco-"))
    expect(cards.nth(0)).to_contain_text(TITLES[2])
    assert order(world) == [TITLES[2], TITLES[0], TITLES[1]]
    check(page)


def test_its_buttons_do_the_same_without_scripts(world: World, open_tab: Callable[..., Page]) -> None:
    page = opened(world, open_tab, scripts=False, width=390)
    Mouse(page).press(f"Monter « {TITLES[1]} »")
    expect(page.locator(".advice-card h3").nth(0)).to_have_text(TITLES[1])
    assert order(world) == [TITLES[1], TITLES[0], TITLES[2]]
