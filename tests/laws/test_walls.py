"""Every address about something, found by itself: open to its rightful person, absent for another portal's admin."""

from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.kernel.portals.models import Portal
from tests.client import Browser
from tests.laws.builders import ABOUT_NOTHING, BUILDERS, CLOSED, Visit, of_email
from tests.laws.routes import Route, portal_routes, root_routes
from tests.worlds import World

OPEN = {200, 302}
ABOUT_SOMETHING = [route for route in portal_routes() if route.converters and route.name not in ABOUT_NOTHING]


def answer(route: Route, url: str, browser: Browser, visit: Visit) -> int:
    """Return the status that *browser* gets, sending the form where the address only takes one."""
    response: Any = browser.get(url)
    if response.status_code == 405:
        response = browser.post(url, visit.post)
    if response.streaming:
        list(response)  # read to the end, which closes the file
    return int(response.status_code)


def browser_of(person: Person | None, portal: Portal | None) -> Browser:
    """Return a browser on *portal*, signed in as *person* if any."""
    browser = Browser(portal)
    if person is not None:
        browser.sign_in(person)
    return browser


def test_every_address_about_something_has_a_builder() -> None:
    about = {route.name for route in [*portal_routes(), *root_routes()] if route.converters}
    assert about - set(BUILDERS) == set(ABOUT_NOTHING)
    assert set(BUILDERS) - about == set(), "a builder that serves no more"


@pytest.mark.once("`test_reading` opens each of these on both")
@pytest.mark.parametrize("route", ABOUT_SOMETHING, ids=str)
def test_it_is_open_to_its_rightful_person_and_absent_for_another_portal_s(
    route: Route, world: World, settings: Any
) -> None:
    visit = BUILDERS[route.name](world)
    settings.MODE = "demo" if visit.demo else settings.MODE
    url, closed = route.url(**visit.parts), CLOSED.get(route.name, 404)
    assert answer(route, url, browser_of(world.nora, world.sosponts), visit) == closed
    assert answer(route, url, browser_of(None, world.sosponts), visit) in {closed, 302}
    if visit.by is not None:
        assert answer(route, url, browser_of(world.nora, world.urbanvitaliz), visit) == visit.stranger
        assert answer(route, url, browser_of(None, world.urbanvitaliz), visit) in {404, 302}
    # Last: on some addresses the rightful person's gesture ends the story.
    assert answer(route, url, browser_of(visit.by, world.urbanvitaliz), visit) in OPEN


@pytest.mark.parametrize("route", ABOUT_SOMETHING, ids=str)
def test_what_does_not_exist_is_absent_whatever_its_name(route: Route, world: World, settings: Any) -> None:
    settings.MODE = "demo" if BUILDERS[route.name](world).demo else settings.MODE
    team = browser_of(world.adele, world.urbanvitaliz)
    for url in route.absent:
        assert answer(route, url, team, Visit(None, {})) == CLOSED.get(route.name, 404), url


@pytest.mark.parametrize("route", [route for route in root_routes() if route.name in BUILDERS], ids=str)
def test_the_root_host_opens_nothing_of_a_portal(route: Route, world: World, settings: Any) -> None:
    visit = BUILDERS[route.name](world)
    settings.MODE = "demo" if visit.demo else settings.MODE
    for person in (None, world.nora):
        assert answer(route, route.url(**visit.parts), browser_of(person, None), visit) in {404, 302}


@pytest.mark.parametrize("name", sorted(name for name in BUILDERS if BUILDERS[name] is of_email))
def test_the_mailbox_exists_in_the_demonstration_only(name: str, world: World) -> None:
    (route,) = (route for route in portal_routes() if route.name == name)
    assert browser_of(world.adele, world.urbanvitaliz).get(route.url(**BUILDERS[name](world).parts)).status_code == 404


def test_a_case_s_pages_are_closed_to_those_of_the_portal_who_may_not_read_it(world: World) -> None:
    for person in (world.zoe, world.ines):
        for name in ("cases:show", "cases:activity"):
            (route,) = (route for route in portal_routes() if route.name == name)
            visit = BUILDERS[name](world)
            assert browser_of(person, world.urbanvitaliz).get(route.url(**visit.parts)).status_code == 404


def test_of_the_shared_case_the_other_portal_shows_nothing_of_ours(world: World) -> None:
    page = browser_of(world.nora, world.sosponts).page(f"/dossiers/{world.case(world.shared).slug}/activite/")
    shown = page.get_text(" ")
    assert "Pont des Moulins" in shown
    assert "Friche Lebel" not in shown
    assert "a proposé le dossier au portail" not in shown


def test_lists_and_searches_show_the_portal_s_own(world: World) -> None:
    nora = browser_of(world.nora, world.sosponts)
    for url in (
        "/dossiers/",
        "/dossiers/?q=Lebel",
        "/dossiers/?q=Friche",
        "/moderation/",
        "/administration/invitations/",
    ):
        assert "Friche Lebel" not in nora.page(url).get_text()
    assert "Friche Lebel" in browser_of(world.sami, world.urbanvitaliz).page("/dossiers/?q=Lebel").get_text()


def test_a_number_too_large_for_a_database_is_absent(world: World) -> None:
    for url in (f"/moderation/{10**30}/refuser/", f"/deposer/recu/{10**30}/", f"/dossiers/{10**30}-friche/"):
        assert browser_of(world.adele, world.urbanvitaliz).get(url).status_code == 404
