"""The squares of a tile service lie where they should under a map of another projection."""

from math import cos, log, pi, radians, tan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.territories.areas import NEAREST_KM, WIDEST_KM, frame_at
from recoco.kernel.territories.backgrounds import BACKGROUNDS
from recoco.kernel.territories.coordinates import Point
from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.grounds import WIDTHS, ground_of
from recoco.kernel.territories.tiling import Tile, tiles_under

OSM = BACKGROUNDS[2]
POINTS = st.builds(Point, st.floats(-60, 60), st.floats(-179, 179))


def within(tile: Tile, point: Point) -> tuple[float, float]:
    """Return where the service draws *point* in one of its squares, by the formula of the wiki of OpenStreetMap."""
    zoom, x, y = (int(part) for part in tile.url.removesuffix(".png").split("/")[-3:])
    phi = radians(point.latitude)
    across, down = (point.longitude + 180) / 360, (1 - log(tan(phi) + 1 / cos(phi)) / pi) / 2
    return across * 2**zoom - x, down * 2**zoom - y


@given(POINTS, st.integers(NEAREST_KM, WIDEST_KM), st.floats(0.02, 0.98), st.floats(0.02, 0.98))
def test_a_place_of_the_map_is_on_that_of_the_service(middle: Point, kilometres: int, right: float, low: float) -> None:
    frame = frame_at(middle, kilometres)
    box = frame.box
    point = Point(box.north - low * (box.north - box.south), box.west + right * (box.east - box.west))
    if abs(point.longitude) > 180 or abs(point.latitude) > 80:
        return
    left, top = right * frame.width, low * frame.height
    here = [
        one
        for one in tiles_under(frame, OSM)
        if one.x <= left <= one.x + one.width and one.y <= top <= one.y + one.height
    ]
    assert here
    tile = here[-1]
    across, down = within(tile, point)
    # Far from the equator a picture of 2,500 kilometres is of the whole of Europe: a few points of 400 are not seen.
    allowed = 1 + frame.kilometres / 500
    assert abs(tile.x + across * tile.width - left) < allowed
    assert abs(tile.y + down * tile.height - top) < allowed


@given(POINTS, st.integers(1, WIDEST_KM))
def test_it_is_all_covered_by_few_squares(middle: Point, kilometres: int) -> None:
    frame = Frame.centred(middle, kilometres)
    tiles = tiles_under(frame, OSM)
    assert len({one.url for one in tiles}) == len(tiles) <= 42
    assert min(one.x for one in tiles) <= 0
    assert min(one.y for one in tiles) <= 0
    assert max(one.x + one.width for one in tiles) >= frame.width
    assert max(one.y + one.height for one in tiles) >= frame.height
    assert tiles_under(frame, None) == ()


def test_a_form_offers_what_is_on_and_remembers_how_near(settings: Any) -> None:
    assert ground_of("plan,5", is_exact=True).choices == ()
    settings.BASE_MAPS = ["plan", "osm"]
    bare = ground_of("", is_exact=False)
    assert [sent for _, sent, _ in bare.choices] == ["plan,10", "osm,10"]
    assert (bare.background, bare.kilometres, bare.sent, bare.nearer, bare.further) == (None, None, "", "", "")
    shown = ground_of("osm,5", is_exact=True)
    assert (shown.sent, shown.nearer, shown.further) == ("osm,5", "osm,2", "osm,10")
    assert ground_of(f"osm,{WIDTHS[0]}", is_exact=True).nearer == ""
    assert ground_of(f"osm,{WIDTHS[-1]}", is_exact=True).further == ""


@pytest.mark.parametrize("asked", ["photo,5", "osm'", ",5", "x" * 5000])
def test_what_is_not_offered_is_nothing(settings: Any, asked: str) -> None:
    settings.BASE_MAPS = ["osm"]
    assert ground_of(asked, is_exact=True).background is None


@pytest.mark.parametrize("typed", ["", "3", "-1", "²", "9" * 5000])
def test_a_width_that_is_not_offered_is_the_usual_one(settings: Any, typed: str) -> None:
    settings.BASE_MAPS = ["osm"]
    assert ground_of(f"osm,{typed}", is_exact=True).kilometres == 2
