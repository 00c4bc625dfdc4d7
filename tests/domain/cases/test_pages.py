"""The pages of cases: what each reader finds there, and queries that more cases do not make more numerous."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.cases.models import Placement, Status
from tests.client import Browser
from tests.queries import counted
from tests.worlds import World, submitted_case

Open = Callable[..., Browser]


def titles(browser: Browser, url: str) -> list[str]:
    """Return the names of the cases that a list shows."""
    return [link.get_text(strip=True) for link in browser.page(url).select("main h2 a")]


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("marie", 2),
        ("paul", 2),
        ("awa", 2),
        ("otto", 2),
        ("tess", 2),
        ("sami", 2),
        ("adele", 2),
        ("ines", 0),
        ("zoe", 0),
    ],
)
def test_each_one_s_list_is_what_they_may_open(name: str, found: int, world: World, browser: Open) -> None:
    shown = titles(browser(world.people[name]), "/dossiers/")
    assert len(shown) == found
    assert set(shown) <= {"Friche Lebel", "Pont des Moulins"}


def test_the_same_case_is_found_on_both_its_portals(world: World, browser: Open) -> None:
    assert titles(browser(world.nora), "/dossiers/") == ["Pont des Moulins"]
    marie_there = Browser(world.sosponts)
    marie_there.sign_in(world.counterpart(world.marie, world.sosponts))
    assert titles(marie_there, "/dossiers/") == ["Pont des Moulins"]


def test_an_old_name_leads_to_the_present_address(world: World, browser: Open) -> None:
    number = world.alone.case_id
    response = browser(world.awa).get(f"/dossiers/{number}-ancien-nom/activite/")
    assert (response.status_code, response["Location"]) == (302, f"/dossiers/{number}-friche-lebel/activite/")


def test_a_case_shows_who_is_on_it_and_what_happened(world: World, browser: Open) -> None:
    page = browser(world.tess).page(f"/dossiers/{world.case(world.alone).slug}/").get_text(" ", strip=True)
    for words in (
        "Friche Lebel",
        "Lille",
        "Marie Lebrun",
        "Paul Petit",
        "Awa Diop",
        "Otto Klein",
        "a accepté le dossier",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("tess", "/dossiers/"),
        ("sami", "/dossiers/"),
        ("marie", "/dossiers/"),
        ("sami", "/moderation/"),
        ("tess", "/dossiers/{slug}/"),
        ("tess", "/dossiers/{slug}/activite/"),
    ],
)
def test_the_number_of_queries_does_not_grow(name: str, url: str, world: World, browser: Open) -> None:
    reader = browser(world.people[name])
    address = url.format(slug=world.case(world.alone).slug)
    with world.on(world.urbanvitaliz):
        submitted_case("Halle", world.lille, world.marie)
    few = queries_of(reader, address)
    with world.on(world.urbanvitaliz):
        for rank in range(4):
            more = submitted_case(f"Dossier {rank}", world.roubaix, world.marie)
            if rank % 2:
                Placement.objects.filter(pk=more.pk).update(status=Status.TO_PROCESS)
    assert queries_of(reader, address) == few <= (12 if url == "/dossiers/" else 20)


def queries_of(reader: Browser, url: str) -> int:
    """Return how many queries a page makes."""
    with CaptureQueriesContext(connection) as captured:
        reader.page(url)
    return len(counted(captured))


@pytest.mark.parametrize("text", ["moulins", "Roubaix", "59100", "pont moulin"])
def test_a_case_is_found_by_its_words_on_both_its_portals(text: str, world: World, browser: Open) -> None:
    assert titles(browser(world.tess), f"/dossiers/?q={text}") == ["Pont des Moulins"]
    assert titles(browser(world.nora), f"/dossiers/?q={text}") == ["Pont des Moulins"]
