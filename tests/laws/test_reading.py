"""Opening a page changes nothing, for anybody, anywhere; and every page stands: no error, no undefined variable."""

from typing import Any

import pytest
from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.kernel.portals.models import Portal
from tests.client import Browser
from tests.laws.builders import BUILDERS
from tests.laws.routes import Route, portal_routes, root_routes
from tests.laws.settings_builders import SEEN_WITH
from tests.queries import only_reading
from tests.worlds import World

# What a page may write all the same: when a session was last seen, five minutes apart; who opened a case, once a day.
ALLOWED = ('UPDATE "accounts_session" SET "last_seen_at"', 'INSERT INTO "cases_accessentry"')
WITHOUT_BUILDER = {**SEEN_WITH, "ui:accent": {"colour": "6a6af4"}}
WHO = [None, "zoe", "marie", "paul", "otto", "awa", "tess", "ines", "sami", "adele", "olga"]
# A session that is no longer good is closed by whatever page is asked: nobody here has one.
STATUSES = {200, 302, 403, 404, 405, 410}


def opened(browser: Browser, found: list[Route], world: World) -> dict[str, int]:
    """Open every address that is asked with GET, refusing all writing; return what each answers."""
    answers = {}
    for route in found:
        with transaction.atomic():  # what is made for one page may end what another needs
            builder = BUILDERS.get(route.name)
            parts = builder(world).parts if builder else WITHOUT_BUILDER.get(route.name, {})
            with only_reading(*ALLOWED):
                response: Any = browser.get(route.url(**parts))
                if response.streaming:
                    list(response)
            transaction.set_rollback(True)
        answers[route.name] = response.status_code
    return answers


def signed_in(person: Person | None, portal: Portal | None) -> Browser:
    """Return a browser at a place, signed in as *person* if any."""
    browser = Browser(portal)
    if person is not None:
        browser.sign_in(person)
    return browser


@pytest.mark.parametrize("name", WHO)
def test_reading_writes_nothing_on_a_portal(name: str | None, world: World, settings: Any) -> None:
    settings.MODE = "demo"  # with its own pages too
    person = world.people[name] if name else None
    answers = opened(signed_in(person, world.urbanvitaliz), portal_routes(), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


@pytest.mark.parametrize("place", ["sosponts", "urbanvitaliz", "root"])
def test_reading_writes_nothing_for_another_portal_s_admin(place: str, world: World) -> None:
    portal = None if place == "root" else getattr(world, place)
    answers = opened(signed_in(world.nora, portal), root_routes() if portal is None else portal_routes(), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


@pytest.mark.parametrize("name", [None, "olga"])
def test_reading_writes_nothing_on_the_root_host(name: str | None, world: World, settings: Any) -> None:
    settings.MODE = "demo"
    person = world.people[name] if name else None
    answers = opened(signed_in(person, None), root_routes(), world)
    assert {route: status for route, status in answers.items() if status not in STATUSES} == {}


def test_the_law_sees_a_page_that_writes(world: World) -> None:
    with pytest.raises(AssertionError), only_reading():
        Portal.objects.filter(pk=world.urbanvitaliz.pk).update(name="Changé")
