"""Where something is: a light map drawn by the server, the same in words, and nothing broken where little is known."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler

from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.drawing import WIDTH, Frame, picture_of
from recoco.kernel.territories.mapping import Location, town_hall_of
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.outlines import outlines
from recoco.kernel.territories.surroundings import surroundings_of
from tests.queries import assert_queries

pytestmark = [
    pytest.mark.usefixtures("france"),
    pytest.mark.django_db,
    pytest.mark.once("drawings: what they read of the database is a commune"),
]


def commune(insee: str) -> Commune:
    """Return a commune as pages read it."""
    return Commune.objects.select_related("departement").get(insee=insee)


def drawn(source: str, **context: Any) -> BeautifulSoup:
    """Render a component."""
    return BeautifulSoup(Template(CottonCompiler().process(source)).render(Context(context)), "html.parser")


@pytest.mark.parametrize("code", sorted(outlines()))
def test_the_map_of_each_departement_is_light_and_within_its_frame(code: str) -> None:
    picture = picture_of(code)
    assert picture is not None
    assert len(picture.land) > 0
    assert len(picture.land) + len(picture.around) < 12_000
    frame = picture.frame
    assert max(frame.width, frame.height) >= WIDTH * 0.9
    for ring in outlines()[code].rings:
        for point in ring:
            x, y = frame.place(point)
            assert 0 < x < frame.width
            assert 0 < y < frame.height
    kilometres, length = frame.scale
    assert 20 < length <= frame.width / 3
    assert kilometres >= 2


def test_a_frame_keeps_distances() -> None:
    frame = Frame.centred(Point(50.3, 3.8), 20)
    box = frame.box
    assert Point(50.3, box.west).distance_to(Point(50.3, box.east)) == pytest.approx(20, rel=0.01)
    assert Point(box.south, 3.8).distance_to(Point(box.north, 3.8)) == pytest.approx(15, rel=0.01)
    assert frame.place(Point(50.3, 3.8)) == (200, 150)
    assert frame.scale == (5, 100)


def test_an_exact_point_is_shown_and_told_from_the_town_hall() -> None:
    lille = commune("59350")
    hall = town_hall_of(lille)
    assert hall is not None
    location = Location(lille, "12 rue de la Gare", Point(hall.latitude + 0.03, hall.longitude + 0.045))
    page = drawn('<c-location-map :location="location" />', location=location)
    picture = page.svg
    assert picture["role"] == "img"
    names = [page.find(id=key).get_text() for key in picture["aria-labelledby"].split()]
    assert names == ["Carte du département Nord (59)", "Le point est le lieu exact, à Lille."]
    told = page.get_text(" ", strip=True)
    for words in ("12 rue de la Gare", "Lille (59) — 59000", "Nord (59)", "à 5\u00a0km au nord-est de la mairie"):
        assert words in told
    assert "° N, 3,1" in told
    assert len(str(page)) < 15_000


def test_without_a_point_the_town_hall_stands_for_it() -> None:
    location = Location(commune("97411"))
    page = drawn('<c-location-map :location="location" />', location=location)
    assert "Le point est à la mairie de Saint-Denis." in page.desc
    assert "position de la mairie" in page.get_text()
    assert page.select_one(".territories-map__point") is not None
    assert "° S, 55," in page.get_text()


@pytest.mark.parametrize(("insee", "has_map"), [("98818", False), ("98735", False), ("97302", True), ("97701", False)])
def test_overseas_everything_known_is_said(insee: str, has_map: bool) -> None:
    page = drawn('<c-location-map :location="location" />', location=Location(commune(insee)))
    assert bool(page.svg) is has_map
    assert commune(insee).departement.name in page.get_text()


def test_a_commune_without_town_hall_has_its_departement_only() -> None:
    blank = Commune.objects.select_related("departement").filter(latitude=None, departement__code="49").get()
    page = drawn('<c-location-map :location="location" />', location=Location(blank))
    assert page.desc.get_text() == "Le lieu n’y est pas placé."
    assert not page.select(".territories-map__point")
    assert "Coordonnées" not in page.get_text()


def test_nothing_known_and_a_point_elsewhere_break_nothing() -> None:
    page = drawn('<c-location-map :location="location" />', location=Location(None))
    assert "Inconnue" in page.get_text()
    assert not page.svg
    page = drawn('<c-location-map :location="location" />', location=Location(commune("59350"), "", Point(-21.1, 55.5)))
    assert not page.select(".territories-map__point")
    assert "km au sud-est de la mairie" in page.get_text()


@pytest.mark.parametrize(
    ("up", "words"),
    [(0.0005, "à côté de la mairie"), (0.0055, "à 600\u00a0m au nord de la mairie"), (-0.018, "à 2\u00a0km au sud")],
)
def test_how_far_from_the_town_hall(up: float, words: str) -> None:
    lille = commune("59350")
    hall = town_hall_of(lille)
    assert hall is not None
    assert words in Location(lille, "", Point(hall.latitude + up, hall.longitude)).in_words


def test_the_surroundings_name_the_town_halls_around() -> None:
    village = commune("59543")
    with assert_queries(1):
        around = surroundings_of(village)
    assert around is not None
    names = [mark.name for mark in around.marks]
    assert names[0] == "Saint-Remy-du-Nord"
    assert {"Maubeuge", "Hautmont"} <= set(names)
    assert 5 < len(names) == len(set(names)) <= 14
    assert (around.marks[0].x, around.marks[0].y) == (200, 150)
    page = drawn('<c-point-map :around="around" field="id_point" />', around=around)
    assert len(str(page)) < 12_000
    assert page.select_one("recoco-point-map")["data-field"] == "id_point"


def test_the_surroundings_widen_to_a_far_point() -> None:
    village = commune("59543")
    far = Point(50.4, 3.5)
    around = surroundings_of(village, far)
    assert around is not None
    assert around.point is not None
    assert around.picture.frame.box.holds(far)
    lost = surroundings_of(village, Point(-21.1, 55.5))
    assert lost is not None
    assert lost.point is None


@pytest.mark.parametrize("insee", ["97302", "97411", "2A004", "75056", "98818", "97502"])
def test_surroundings_everywhere(insee: str) -> None:
    place = commune(insee)
    around = surroundings_of(place)
    assert (around is None) is (town_hall_of(place) is None)
    assert drawn('<c-point-map :around="around" field="x" />', around=around) is not None
    assert surroundings_of(None) is None
