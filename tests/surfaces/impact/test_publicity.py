"""Adèle keeps the statistics of her portal to those who sign in; the home shows live figures to whom may read them."""

from collections.abc import Callable

from tests.client import Browser
from tests.domain.advice.making import published
from tests.queries import assert_queries
from tests.worlds import World

SETTINGS, HOME = "/administration/reglages/statistics/", "/administration/reglages/home/"
PAGE, LINK = "/statistiques/", "footer a[href='/statistiques/']"


def with_figures(adele: Browser) -> None:
    """Put the live figures on the home of the portal."""
    adele.submit(HOME, "Enregistrer", **{"blocks.count": "1", "blocks.0.type": "figures"})


def test_the_home_shows_live_figures(world: World, browser: Callable[..., Browser], visitor: Browser) -> None:
    published(world.alone, world.actor(world.awa), "Écrire à l’EPF", "Appeler la DDT")
    before = visitor.page("/")
    assert "dossiers accompagnés" not in before.get_text()
    with_figures(browser(world.adele))
    with assert_queries(7):
        shown = visitor.page("/")
    assert [one.get_text() for one in shown.select("main dt")][:2] == ["dossiers accompagnés", "communes concernées"]
    assert shown.select_one("main dd").get_text() == "2"


def test_closed_statistics_are_read_once_signed_in(
    world: World, browser: Callable[..., Browser], visitor: Browser
) -> None:
    published(world.alone, world.actor(world.awa), "Écrire à l’EPF")
    adele = browser(world.adele)
    with_figures(adele)
    assert visitor.page(PAGE).select(LINK)
    adele.submit(SETTINGS, "Enregistrer", public_statistics=[])
    for file in ("", "indicateurs.csv", "indicateurs.json"):
        answer = visitor.get(f"{PAGE}{file}?au=2026-01-01")
        assert answer.status_code == 302
        assert answer["Location"].startswith("/connexion/?next=/statistiques/")
    home = visitor.page("/")
    assert not home.select(LINK)
    assert "dossiers accompagnés" not in home.get_text()
    assert browser(world.nora, world.urbanvitaliz).page(PAGE).select(LINK)
    adele.submit(f"{SETTINGS}historique/", "Revenir à cette version 1")
    assert visitor.page(PAGE).h1
