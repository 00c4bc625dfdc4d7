"""The page « Administration »: what the team comes for, and the settings for whoever may change them."""

from collections.abc import Callable

from tests.client import Browser
from tests.queries import assert_queries
from tests.worlds import World

PAGE = "/administration/"
OF_THE_TEAM = ["Personnes", "À rattraper", "Invitations"]


def cards(browser: Browser) -> list[str]:
    return [title.text.strip() for title in browser.page(PAGE).main.select("h3")]


def test_the_team_finds_its_pages_and_no_setting(world: World, browser: Callable[..., Browser]) -> None:
    sami = browser(world.sami)
    assert cards(sami) == [*OF_THE_TEAM, "E-mails envoyés"]
    assert "Les réglages" not in sami.page(PAGE).main.text
    for link in sami.page(PAGE).main.select("h3 a"):
        assert sami.get(link["href"]).status_code == 200, link["href"]
    assert sami.page("/accueil/").select_one('.fr-nav a[href="/administration/"]') is not None


def test_an_admin_finds_the_settings_too(world: World, browser: Callable[..., Browser]) -> None:
    adele = browser(world.adele)
    found = cards(adele)
    assert found[:4] == [*OF_THE_TEAM, "Équipe"]
    assert len(found) > 10
    adele.get(PAGE)
    with assert_queries(5):
        adele.get(PAGE)


def test_an_adviser_has_no_business_there(world: World, browser: Callable[..., Browser]) -> None:
    assert browser(world.awa).get(PAGE).status_code == 403
    assert browser(world.awa).page("/accueil/").select_one('.fr-nav a[href="/administration/"]') is None
