"""Opening a page changes nothing, for anybody, anywhere; and every page stands: no error, no undefined variable."""

from typing import Any

import pytest

from conftest import BRIEFLY
from recoco.domain.accounts.models import Person
from recoco.kernel.portals.models import Portal
from tests.client import Browser
from tests.laws.builders import BUILDERS
from tests.laws.routes import Route, portal_routes, root_routes
from tests.laws.settings_builders import SEEN_WITH
from tests.queries import forgotten, only_reading
from tests.worlds import World

# What a page may write all the same: when a session was last seen, five minutes apart; who opened a case, once a day.
ALLOWED = ('UPDATE "accounts_session" SET "last_seen_at"', 'INSERT INTO "cases_accessentry"')
WITHOUT_BUILDER = {**SEEN_WITH, "ui:accent": {"colour": "6a6af4"}}
# On PostgreSQL the same pages ask it the same questions: those who are asked the most.
WHO = [None, "zoe", "marie", "paul", "otto", "awa", "tess", "ines", "sami", "adele", "olga"]
WHO = [None, "marie", "awa", "adele"] if BRIEFLY else WHO
# A session that is no longer good is closed by whatever page is asked: nobody here has one.
STATUSES = {200, 302, 403, 404, 405, 410}


def opened(browsers: dict[str, Browser], found: list[Route], world: World) -> dict[str, int]:
    """Open with GET every address in every browser, refusing all writing; return what each answers."""
    answers = {}
    for route in found:
        with forgotten():  # what is made for one page may end what another needs
            builder = BUILDERS.get(route.name)
            parts = builder(world).parts if builder else WITHOUT_BUILDER.get(route.name, {})
            url = route.url(**parts)
            for who, browser in browsers.items():
                with forgotten(), only_reading(*ALLOWED):
                    response: Any = browser.get(url)
                    if response.streaming:
                        list(response)
                answers[f"{route} as {who}"] = response.status_code
    return answers


def signed_in(person: Person | None, portal: Portal | None) -> Browser:
    """Return a browser at a place, signed in as *person* if any."""
    browser = Browser(portal)
    if person is not None:
        browser.sign_in(person)
    return browser


def of_package(found: list[Route], package: str) -> list[Route]:
    """Return the addresses of a package among some."""
    return [route for route in found if route.name.partition(":")[0] == package]


@pytest.mark.parametrize("package", sorted({route.name.partition(":")[0] for route in portal_routes()}))
def test_reading_writes_nothing_on_a_portal(package: str, world: World, settings: Any) -> None:
    settings.MODE = "demo"  # with its own pages too
    everybody = {str(name): world.people[name] if name else None for name in WHO}
    browsers = {name: signed_in(person, world.urbanvitaliz) for name, person in everybody.items()}
    answers = opened(browsers, of_package(portal_routes(), package), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


@pytest.mark.parametrize("package", sorted({route.name.partition(":")[0] for route in portal_routes()}))
def test_reading_writes_nothing_for_another_portal_s_admin(package: str, world: World) -> None:
    places = {portal.key: signed_in(world.nora, portal) for portal in (world.sosponts, world.urbanvitaliz)}
    answers = opened(places, of_package(portal_routes(), package), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


def test_reading_writes_nothing_on_the_root_host(world: World, settings: Any) -> None:
    answers = opened({"nora": signed_in(world.nora, None)}, root_routes(), world)
    settings.MODE = "demo"
    answers |= opened({str(one): signed_in(one, None) for one in (None, world.olga)}, root_routes(), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


def test_the_law_sees_a_page_that_writes(world: World) -> None:
    with pytest.raises(AssertionError), only_reading():
        Portal.objects.filter(pk=world.urbanvitaliz.pk).update(name="Changé")
