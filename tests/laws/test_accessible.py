"""Every page, as each role sees it, has nothing that axe reproaches and never scrolls sideways.

Once per shape of page in the ordinary tests, at the width of a desk; with `bin/check --exhaustif`, at the widths of a
desk, a tablet, a phone and of a page magnified four times, in both themes, dossiers in every state.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from playwright.sync_api import Browser as Chrome
from playwright.sync_api import sync_playwright

from conftest import chromium
from recoco.domain.accounts.actions.mailboxes import share_mailbox, sign_mailbox
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal, Theme
from tests.client import Browser
from tests.domain.accounts.inviting import invited, path_of
from tests.domain.accounts.post import sign_in_by_code
from tests.laws.builders import BUILDERS
from tests.laws.glass import Glass, Shapes, looking
from tests.laws.routes import Route, portal_routes
from tests.laws.settings_builders import SEEN_WITH
from tests.laws.states import PUT
from tests.queries import forgotten
from tests.worlds import URBANVITALIZ, World

Parts = Callable[[Route, World], dict[str, Any]]
ROLES = ("marie", "awa", "otto", "tess", "ines", "sami", "adele", "zoe")
DESK, WIDTHS = 1280, (1280, 768, 390, 320)
SHOWN = {200, 403, 404, 409}
NOWHERE_ELSE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE *.localhost"
PAGES = [route for route in portal_routes() if not route.name.startswith("ui:")]
PACKAGES = sorted({route.name.partition(":")[0] for route in PAGES})

pytestmark = [pytest.mark.browser, pytest.mark.once("the same pages on both databases: other laws open them all")]


@pytest.fixture(scope="module")
def chrome() -> Iterator[Chrome]:
    """One Chromium for the file; Playwright's loop makes Django see the test as asynchronous."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox", NOWHERE_ELSE])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


def parts_of(route: Route, world: World) -> dict[str, Any]:
    """Return what changes in the address of a page, so that it shows something."""
    if not route.converters:
        return {}
    return SEEN_WITH[route.name] if route.name in SEEN_WITH else BUILDERS[route.name](world).parts


def parts_of_case(route: Route, world: World) -> dict[str, Any]:
    """Return the address of Marie's case, as it is: nothing can be made in a state that forbids it."""
    return {"slug": world.case(world.alone).slug}


def shown(world: World, url: str, person: Person | None) -> str:
    """Return the HTML of a page as *person* sees it; empty when it shows none."""
    browser = Browser(world.urbanvitaliz)
    if person is not None:
        browser.sign_in(person)
    answer: Any = browser.get(url)
    if answer.streaming:
        list(answer)  # read to the end, which closes the file
        return ""
    html = answer.content.decode(errors="replace") if answer.status_code in SHOWN else ""
    return html if html.lstrip()[:9].lower() == "<!doctype" else ""


@contextmanager
def windows(chrome: Chrome, *widths: int) -> Iterator[dict[int, Glass]]:
    """Look through windows of several widths, in pixels."""
    with ExitStack() as stack:
        yield {width: stack.enter_context(looking(chrome, width)) for width in widths}


def look(
    world: World, glasses: Mapping[int, Glass], seen: Shapes, routes: list[Route], parts_for: Parts = parts_of
) -> list[str]:
    """Look at *routes* as each role, at every shape of page once through each window; return the faults."""
    faults = []
    for route in routes:
        with forgotten():  # what is made for one page may end what another needs
            url = route.url(**parts_for(route, world))
            for name in (None, *ROLES):
                with forgotten():
                    html = shown(world, url, world.people.get(name or ""))
                if html and seen.is_new(html):
                    for width, glass in glasses.items():
                        found = glass.faults(URBANVITALIZ, url, html)
                        faults += [f"{route} as {name}, {width} px wide: {fault}" for fault in found]
    return faults


def of(package: str) -> list[Route]:
    """Return the pages of a package."""
    return [one for one in PAGES if one.name.startswith(f"{package}:")]


@pytest.mark.parametrize("package", PACKAGES)
def test_every_page_of_each_role_is_accessible(package: str, world: World, chrome: Chrome) -> None:
    with windows(chrome, DESK) as glasses:
        assert look(world, glasses, Shapes(), of(package)) == []


@pytest.mark.parametrize("width", [DESK, 320])
def test_a_shared_address(world: World, chrome: Chrome, width: int) -> None:
    with world.on(world.urbanvitaliz):
        holder = share_mailbox(world.marie, "Mairie de Lille", by=world.actor(world.marie))
        sign_mailbox(Person.objects.get(pk=world.marie.pk), {"first_name": "Léa", "last_name": "Martin"})
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.marie)
    with looking(chrome, width) as glass:
        for url in ("/mon-compte/signature/", "/mon-compte/adresse/", "/mon-compte/", "/mon-compte/absence/"):
            assert glass.faults(URBANVITALIZ, url, browser.get(url).content.decode()) == []
            browser.post("/mon-compte/signature/", {"who": holder.pk})


@pytest.mark.parametrize("width", [DESK, 320])
def test_whoever_comes_by_an_address_that_others_read(world: World, chrome: Chrome, width: int) -> None:
    newcomer, address = Browser(world.urbanvitaliz), "secretariat-de-mairie.du-petit-bourg@exemple.fr"
    path = path_of(world, invited(world, address))
    sign_in_by_code(newcomer, address)
    with looking(chrome, width) as glass:
        for answer in (newcomer.get(path), newcomer.post(path, {"is_shared": "on"})):
            html = answer.content.decode()
            assert "is_shared" in html
            assert glass.faults(URBANVITALIZ, path, html) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("theme", Theme)
@pytest.mark.parametrize("package", PACKAGES)
def test_at_every_width_in_both_themes(package: str, world: World, chrome: Chrome, theme: Theme) -> None:
    Portal.objects.filter(pk=world.urbanvitaliz.pk).update(theme=theme)
    with windows(chrome, *WIDTHS) as glasses:
        assert look(world, glasses, Shapes(), of(package)) == []


@pytest.mark.exhaustive
def test_a_dossier_in_every_state(world: World, chrome: Chrome) -> None:
    routes = [one for one in PAGES if set(one.converters) == {"slug"}]
    seen = Shapes()
    with windows(chrome, DESK, 320) as glasses:
        for facts in PUT.values():
            with world.on(world.urbanvitaliz):
                Placement.objects.filter(pk=world.alone.pk).update(**facts())
            assert look(world, glasses, seen, routes, parts_of_case) == []
            with world.on(world.urbanvitaliz):
                Placement.objects.filter(pk=world.alone.pk).update(archived_at=None, archive_reason="")
        with world.on(world.urbanvitaliz):
            Case.objects.filter(pk=world.alone.case_id).update(paused_at=clock.now())
        assert look(world, glasses, seen, routes, parts_of_case) == []
