"""The figures of a home are those of the lists that it leads to, and it costs the same on a busy day."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import RoleName
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Side
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.domain.cases.inviting import page_of
from tests.queries import counted
from tests.remembered import remembered
from tests.surfaces.homes.peopled import busy_days, people_ask
from tests.worlds import World, build_world

Open = Callable[..., Browser]
HOME = "/accueil/"


def figures_of(page: Any) -> Iterator[tuple[str, int]]:
    """Go through the lists that a home leads to, with how many things it says they hold."""
    for link in page.select(
        "main a[href*='?'], main a[href^='/moderation/'], main a[href='/administration/a-rattraper/']"
    ):
        figure = link.parent.strong if link.parent.get("class") == ["homes-figure"] else None
        said = re.search(r"\((\d+)\)", link.text) if figure is None else re.search(r"(\d+)", figure.text)
        if said:
            yield link["href"], int(said[1])


def count_on(browser: Browser, url: str) -> int:
    """Return how many things a list says that it holds."""
    page = browser.page(url)
    if url.startswith("/moderation/"):
        (here,) = page.select(".ui-tabs a[aria-current=page]")
        return int(here.select_one(".ui-count").text)
    found = re.search(r"(\d+)\s(?:dossier|demande|personne)", page.main.get_text(" ", strip=True))
    assert found, url
    return int(found[1])


def build_busy_world(days: int) -> World:
    """Tell as many busy days, each of them once for all the tests."""
    world = build_world()
    people_ask(world)
    busy_days(world, *range(days))
    return world


AFTER = {days: partial(build_busy_world, days) for days in (1, 2, 7)}


@pytest.fixture
def world(db: None, days: int) -> World:
    """The world after this many busy days."""
    return remembered(AFTER[days])


@pytest.mark.parametrize("days", [7])
@pytest.mark.parametrize("name", ["marie", "awa", "tess", "sami", "adele"])
def test_a_figure_is_what_its_list_says(name: str, world: World, browser: Open) -> None:
    with clock.moved_to(clock.now() + timedelta(days=20)):
        reader = browser(world.people[name])
        figures = dict(figures_of(reader.page(HOME)))
        assert len(figures) >= {"tess": 1, "awa": 3, "marie": 4}.get(name, 8)
        assert {url: count_on(reader, url) for url in figures} == figures


@pytest.mark.once("as many queries on both")
@pytest.mark.parametrize("days", [1, 7])
@pytest.mark.parametrize(("name", "cost"), [("marie", 16), ("awa", 17), ("tess", 15), ("sami", 18), ("zoe", 12)])
def test_a_home_costs_the_same_on_a_busy_day(name: str, cost: int, world: World, browser: Open) -> None:
    reader = browser(world.people[name])
    reader.get(HOME)
    with CaptureQueriesContext(connection) as captured:
        reader.page(HOME)
    assert len(counted(captured)) == cost


@pytest.mark.parametrize("days", [2])
def test_the_richest_home_keeps_to_twenty_queries(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        power = world.actor(world.adele)
        grant_role(world.awa, RoleName.STAFF, by=power)
        add_to_collectivite(world.alone.case, world.awa, Side.MEMBER)
    awa = browser(world.awa)
    awa.page(page_of(world))
    with CaptureQueriesContext(connection) as captured:
        awa.page(HOME)
    assert len(counted(captured)) == 20 + 1  # the browser of the tests asks whether its host leads somewhere
