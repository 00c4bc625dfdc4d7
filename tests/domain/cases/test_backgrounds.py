"""The page of a dossier offers streets and photographs where the operator does, and lets in one host at a time."""

from collections.abc import Callable
from typing import Any

from recoco.domain.cases.models import Case
from tests.client import Browser
from tests.queries import assert_queries, counted
from tests.worlds import World

Open = Callable[..., Browser]
IGN, OSM = "https://data.geopf.fr", "https://tile.openstreetmap.org"


def placed(world: World) -> str:
    """Put Marie's case at a point; return its address."""
    with world.on(world.urbanvitaliz):
        Case.objects.filter(pk=world.alone.case_id).update(latitude=50.6366, longitude=3.0635)
    return world.alone.get_absolute_url()


def test_nothing_is_offered_nor_let_in_by_default(world: World, browser: Open) -> None:
    url = placed(world)
    answer = browser(world.marie).get(f"{url}?fond=plan")
    assert "service extérieur" not in answer.content.decode()
    assert IGN not in answer["Content-Security-Policy"]
    assert answer["Referrer-Policy"] == "same-origin"


def test_the_page_that_shows_one_lets_in_its_host_only(world: World, browser: Open, settings: Any) -> None:
    settings.BASE_MAPS = ["plan", "photo", "osm"]
    marie, url = browser(world.marie), placed(world)
    page = marie.get(url)
    assert "Photographies aériennes" in page.content.decode()
    assert IGN not in page["Content-Security-Policy"]
    assert "<image" not in page.content.decode()
    for fond, here, other in (("photo", IGN, OSM), ("osm", OSM, IGN)):
        shown = marie.get(f"{url}?fond={fond}")
        policy = shown["Content-Security-Policy"]
        assert f"img-src 'self' data: {here};" in f"{policy};"
        assert other not in policy
        assert "script-src 'self'" in policy
        assert shown["Referrer-Policy"] == "strict-origin-when-cross-origin"
        pictures = marie.page(f"{url}?fond={fond}").select("#fond image")
        assert len(pictures) >= 6
        assert all(one["href"].startswith(here) for one in pictures)
        assert world.alone.case.slug not in " ".join(one["href"] for one in pictures)


def test_a_background_costs_no_query(world: World, browser: Open, settings: Any) -> None:
    marie, url = browser(world.marie), placed(world)
    marie.get(url)
    with assert_queries(18) as before:
        marie.get(url)
    settings.BASE_MAPS = ["plan"]
    with assert_queries(len(counted(before))):
        marie.get(f"{url}?fond=plan")
