"""The map of dossiers over the pictures of a tile service: asked, kept from one view to the next, and light."""

from collections.abc import Callable
from typing import Any

from tests.client import Browser
from tests.queries import assert_queries
from tests.surfaces.overview.test_map import QUERIES, URL, crowd
from tests.worlds import World

Open = Callable[..., Browser]
IGN, OSM = "https://data.geopf.fr", "https://tile.openstreetmap.org"


def test_nothing_is_offered_nor_let_in_by_default(world: World, browser: Open) -> None:
    answer = browser(world.sami).get(f"{URL}&fond=plan")
    assert "service extérieur" not in answer.content.decode()
    assert "fond=" not in answer.content.decode()
    assert IGN not in answer["Content-Security-Policy"]


def test_it_is_kept_from_one_view_to_the_next_and_left(world: World, browser: Open, settings: Any) -> None:
    settings.BASE_MAPS = ["plan", "osm"]
    crowd(world, 40)
    sami = browser(world.sami)
    offered = sami.page(URL)
    assert not offered.select("image")
    assert IGN not in sami.get(URL)["Content-Security-Policy"]
    (chosen,) = [one for one in offered.select(".territories-backgrounds__choices a") if one.text == "OpenStreetMap"]
    shown = f"/dossiers/carte/{chosen['href']}"
    answer = sami.get(shown)
    assert f"img-src 'self' data: {OSM};" in f"{answer['Content-Security-Policy']};"
    page = sami.page(shown)
    tiles = page.select("#dessin image")
    assert len(tiles) >= 4
    assert all(str(one["href"]).startswith(OSM) for one in tiles)
    assert "© les contributeurs d’OpenStreetMap" in page.get_text()
    ways = [str(one["href"]) for one in page.select(".overview-map__moves a, #dessin a") if "cadre=" in str(one)]
    assert ways
    assert all("fond=osm" in one for one in ways)
    (bare,) = [one for one in page.select(".territories-backgrounds__choices a") if one.text == "Aucune"]
    assert not sami.page(f"/dossiers/carte/{bare['href']}").select("image")
    # The list beside still says the same in words.
    assert len(page.select(".overview-row")) == len(offered.select(".overview-row")) > 0


def test_it_costs_no_query_and_stays_light(world: World, browser: Open, settings: Any) -> None:
    settings.BASE_MAPS = ["plan", "photo"]
    crowd(world, 3_000)
    sami = browser(world.sami)
    sami.get(URL)
    with assert_queries(QUERIES):
        answer = sami.get(f"{URL}&fond=plan")
    assert answer.content.decode().count("<image") >= 4
    for frame in ("", "46.5,2.5,1250", "46.5,2.5,2500", "50.6,3.0,480", "50.6,3.0,60"):
        assert len(sami.get(f"{URL}&fond=plan&cadre={frame}").content) < 100_000
