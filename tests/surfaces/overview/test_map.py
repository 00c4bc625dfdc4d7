"""The map of dossiers: the same cost and a light page whatever their number, and links that lead closer."""

from collections.abc import Callable
from typing import Any

from recoco.domain.cases.models import Case, Placement
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.french import counted
from tests.client import Browser
from tests.queries import assert_queries
from tests.worlds import World

Open = Callable[..., Browser]
URL = "/dossiers/carte/?perimetre=tous"
QUERIES = 10


def crowd(world: World, many: int) -> None:
    """Add *many* dossiers to UrbanVitaliz, each with a point of its own, spread over the mainland."""
    now = clock.now()
    with scope.everywhere("a test writes a world"):
        cases = [
            Case(
                name=f"Friche {rank}",
                commune=world.lille,
                origin=world.urbanvitaliz,
                latitude=43 + (rank * 7919 % 7000) / 1000,
                longitude=-1 + (rank * 104729 % 8000) / 1000,
            )
            for rank in range(many)
        ]
        Case.objects.bulk_create(cases)
        Placement.objects.bulk_create(
            Placement(portal=world.urbanvitaliz, case=one, status="to_process", submitted_at=now) for one in cases
        )


def test_the_same_queries_for_any_number_of_dossiers(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    sami.get(URL)
    with assert_queries(QUERIES):
        sami.get(URL)
    crowd(world, 60)
    with assert_queries(QUERIES):
        sami.get(URL)


def test_twenty_thousand_dossiers_weigh_less_than_a_hundred_kilobytes(world: World, browser: Open) -> None:
    crowd(world, 20_000)
    sami = browser(world.sami)
    answer: Any = sami.get(URL)
    assert len(answer.content) < 100_000
    assert f"Sur {counted(20_002, 'dossier', 'dossiers')} en tout." in answer.content.decode()


def test_a_commune_of_any_size_is_on_the_map(world: World, browser: Open) -> None:
    Commune.objects.filter(pk=world.lille.pk).update(population=238_695, latitude=50.63, longitude=3.06)
    assert "Lille" in browser(world.sami).page(URL).select_one("#dessin").get_text()  # type: ignore[union-attr]


def test_a_circle_leads_closer_until_the_dossier(world: World, browser: Open) -> None:
    crowd(world, 300)
    sami = browser(world.sami)
    url = URL
    for _ in range(30):
        page = sami.page(url)
        circles = page.select("#dessin a")
        assert circles, f"{url} shows nothing to follow"
        url = str(circles[0].get("href") or circles[0].get("xlink:href"))
        if url.startswith("/dossiers/") and "cadre" not in url:
            break
        url = f"/dossiers/carte/{url}"
    assert sami.page(url).select_one("h1")
