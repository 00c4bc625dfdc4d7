"""The page of a dossier offers streets and photographs where the operator does, and lets in one host at a time."""

from collections.abc import Callable
from typing import Any

from bs4 import BeautifulSoup

from recoco.domain.cases.models import Case
from recoco.kernel.territories.models import Commune
from tests.client import Browser
from tests.markup import form_of
from tests.queries import assert_queries, counted
from tests.worlds import World

Open = Callable[..., Browser]
IGN, OSM = "https://data.geopf.fr", "https://tile.openstreetmap.org"


def placed(world: World) -> str:
    """Put Marie's case at a point, in a commune whose town hall is known; return its address."""
    Commune.objects.filter(pk=world.lille.pk).update(latitude=50.63, longitude=3.06)
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


def test_a_place_is_pointed_at_over_one_and_nothing_typed_is_lost(world: World, browser: Open, settings: Any) -> None:
    marie, url = browser(world.marie), f"{placed(world)}parametres/localisation/"
    assert "service extérieur" not in marie.get(url).content.decode()
    settings.BASE_MAPS = ["plan", "osm"]
    page = marie.page(url)
    assert not page.select("image")
    form = form_of(page, "Enregistrer")[2] | {"address": "12 rue du Moulin", "point": "50,62000 3,05000"}
    answer = marie.post(url, form | {"fond": "osm,2"})
    assert answer.status_code == 200
    assert f"img-src 'self' data: {OSM};" in f"{answer['Content-Security-Policy']};"
    shown = BeautifulSoup(answer.content, "html.parser")
    assert all(str(one["href"]).startswith(OSM) for one in shown.select("recoco-point-map image"))
    assert shown.select_one("[name=address]")["value"] == "12 rue du Moulin"
    assert [one.text for one in shown.select("#fond [aria-pressed=true]")] == ["OpenStreetMap"]
    frame = shown.select_one("recoco-point-map")
    assert abs(float(frame["data-north"]) - 50.62) < 0.01  # two kilometres wide, the typed point in the middle
    assert shown.select_one(".territories-map__point")["cx"] == "200"
    with world.on(world.urbanvitaliz):
        assert Case.objects.get(pk=world.alone.case_id).latitude == 50.6366
    again = form_of(shown, "Enregistrer")[2]
    assert again["fond_montre"] == "osm,2"
    kept = marie.post(url, again | {"point": "n’importe où"})  # refused: what is under the map stays
    assert kept.status_code == 422
    assert OSM in kept["Content-Security-Policy"]
    saved = marie.post(url, again)
    assert saved.status_code == 302
    with world.on(world.urbanvitaliz):
        assert Case.objects.get(pk=world.alone.case_id).latitude == 50.62


def test_the_form_costs_no_query_more(world: World, browser: Open, settings: Any) -> None:
    marie, url = browser(world.marie), f"{placed(world)}parametres/localisation/"
    form = form_of(marie.page(url), "Enregistrer")[2]
    with assert_queries(13) as before:
        marie.post(url, form | {"choisir": "50,62000 3,05000"})
    settings.BASE_MAPS = ["plan"]
    with assert_queries(len(counted(before))):
        answer = marie.post(url, form | {"fond": "plan,2"})
    assert len(answer.content) < 100_000
