"""Maps of what is counted: light, the same twice, nothing lost, and no circle over another."""

from itertools import combinations
from math import dist

import pytest
from bs4 import BeautifulSoup
from django.template import Context, Template
from django_cotton.compiler_regex import CottonCompiler
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.territories.areas import FILLED, FRANCE, HEIGHT, Area, area_of, frame_around
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.drawing import WIDTH
from recoco.kernel.territories.outlines import Box, Outline, outlines, outlines_from_afar
from recoco.kernel.territories.packing import from_afar
from recoco.kernel.territories.shipped_files import shipped_outlines
from recoco.kernel.territories.spots import APART, Spot, gathered

LILLE, VALENCIENNES, MARSEILLE = Point(50.6311, 3.0468), Point(50.3573, 3.5183), Point(43.2951, 5.3861)
COUNTRY = frame_around(FRANCE)
SPOT = st.builds(
    lambda north, east, count, name, weight: Spot.at(Point(north, east), count, name, weight),
    st.floats(42, 51),
    st.floats(-4, 8),
    st.integers(1, 2000),
    st.sampled_from(["Lille", "Le Havre", "Les Abymes", ""]),
    st.integers(0, 200_000),
)


def drawn(area: Area) -> BeautifulSoup:
    """Render the component."""
    source = CottonCompiler().process('<c-area-map :area="area" id="carte" label="Dossiers par commune" />')
    return BeautifulSoup(Template(source).render(Context({"area": area})), "html.parser")


def points(outline: Outline) -> set[Point]:
    """Return where a border turns."""
    return {point for ring in outline.rings for point in ring}


def test_each_circle_is_a_link_that_says_how_many_and_where() -> None:
    spots = [
        Spot(VALENCIENNES, 12, Box.of(VALENCIENNES, Point(50.4, 3.6)), "Valenciennes"),
        Spot.at(LILLE, 1_204, "Lille"),
        Spot.at(MARSEILLE, 1, "Marseille"),
    ]
    frame = frame_around(Box.of(LILLE, Point(50, 4)))
    page = drawn(area_of(frame, spots, "dossier,dossiers", link=lambda spot: f"?ici={spot.name}"))
    links = {link["aria-label"]: link["href"] for link in page.select("svg a")}
    assert links == {
        "1\u00a0204\u00a0dossiers à Lille": "?ici=Lille",
        "12\u00a0dossiers autour de Valenciennes": "?ici=Valenciennes",
    }
    written = [text.get_text() for text in page.select("svg a text")]
    assert written == ["1\u00a0204", "Lille", "12", "Valenciennes"]
    assert page.svg is not None
    assert page.svg["role"] == "group"
    assert page.svg["aria-label"] == "Dossiers par commune"


def test_a_circle_without_address_keeps_its_label() -> None:
    page = drawn(area_of(COUNTRY, [Spot.at(LILLE, 2, "Le Havre")], "commune,communes"))
    assert [one["aria-label"] for one in page.select("g[role=img]")] == ["2\u00a0communes au Havre"]
    assert not page.select("a")


@given(st.lists(SPOT, max_size=60))
def test_nothing_is_lost_nor_hidden_whatever_the_order(spots: list[Spot]) -> None:
    kept = gathered(spots, COUNTRY)
    assert sum(one.count for one in kept) == sum(one.count for one in spots)
    assert kept == gathered(reversed(spots), COUNTRY)
    for spot in spots:
        assert any(one.box.holds(spot.point) for one in kept)
    names = {spot.name for spot in spots}
    assert {one.name for one in kept} <= names


def test_circles_stand_apart() -> None:
    grid = [Spot.at(Point(42 + 0.13 * down, -4 + 0.2 * across), 3, "X") for down in range(70) for across in range(60)]
    kept = gathered(grid, COUNTRY)
    assert sum(one.count for one in kept) == 70 * 60 * 3
    assert 40 < len(kept) < 150
    for one, other in combinations(kept, 2):
        assert dist(COUNTRY.place(one.point), COUNTRY.place(other.point)) > APART - 2
    assert len(str(drawn(area_of(COUNTRY, grid, "dossier,dossiers", link=lambda spot: "?")))) < 75_000


@pytest.mark.parametrize("code", sorted(outlines()))
def test_a_frame_holds_what_it_is_about_and_not_much_more(code: str) -> None:
    box = outlines()[code].box
    frame = frame_around(box)
    assert frame.box.joined(box) == frame.box
    assert (frame.width, frame.height) == (WIDTH, HEIGHT)
    (left, top), (right, bottom) = frame.place(Point(box.north, box.west)), frame.place(Point(box.south, box.east))
    assert max((right - left) / WIDTH, (bottom - top) / HEIGHT) == pytest.approx(FILLED, abs=0.05)


def test_the_country_seen_from_afar() -> None:
    area = area_of(COUNTRY, [], "dossier,dossiers")
    assert 10_000 < len(area.picture.land) < 28_000
    assert set(outlines_from_afar()) == set(outlines())


def test_what_is_shipped_from_afar_is_made_of_what_is_shipped() -> None:
    assert shipped_outlines("departements_de_loin") == from_afar(shipped_outlines("departements"))


def test_neighbours_seen_from_afar_keep_the_same_border() -> None:
    nord, pas_de_calais = (
        {point for ring in outlines_from_afar()[code].rings for point in ring} for code in ("59", "62")
    )
    near = {point for ring in outlines()["59"].rings for point in ring}
    common = nord & pas_de_calais
    assert len(common) > 20
    assert common <= near
