"""The squares of a tile service around a point: off by default, the right ones, and only one host let in."""

from math import cos, log, pi, radians, tan
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.territories.backgrounds import BACKGROUNDS, Around, around, pixels_of
from recoco.kernel.territories.coordinates import Point

LILLE = Point(50.6366, 3.0635)
DEGREES = st.builds(Point, st.floats(-90, 90), st.floats(-180, 180))


def test_all_are_off_by_default() -> None:
    assert around(LILLE, is_exact=True, asked={"fond": "plan"}).choices == ()


@pytest.fixture
def _on(settings: Any) -> None:
    settings.BASE_MAPS = ["plan", "osm"]


@pytest.mark.usefixtures("_on")
@pytest.mark.parametrize("fond", ["", "photo", "x", "plan'"])
def test_only_those_named_by_the_operator_are_shown(fond: str) -> None:
    offered = around(LILLE, is_exact=True, asked={"fond": fond})
    assert [label for label, _, _ in offered.choices] == ["Plan IGN", "OpenStreetMap"]
    assert offered.background is None
    assert offered.squares == []


@pytest.mark.usefixtures("_on")
def test_the_square_of_the_point_is_in_the_middle() -> None:
    assert pixels_of(Point(0, 0), 0) == (128, 128)
    assert pixels_of(Point(85, -180), 0) == pytest.approx((0, 0), abs=1)
    shown = around(LILLE, is_exact=True, asked={"fond": "osm"})
    held = [one for one in shown.squares if 0 <= 384 - one.x < 256 and 0 <= 256 - one.y < 256]
    (middle,) = held
    # The formula of the wiki of OpenStreetMap, written another way than ours.
    phi = radians(LILLE.latitude)
    across, down = (LILLE.longitude + 180) / 360, (1 - log(tan(phi) + 1 / cos(phi)) / pi) / 2
    assert middle.url == f"https://tile.openstreetmap.org/16/{int(across * 2**16)}/{int(down * 2**16)}.png"
    assert around(LILLE, is_exact=False, asked={}).zoom < shown.zoom


@pytest.mark.usefixtures("_on")
@pytest.mark.parametrize(
    ("typed", "zoom"), [("12", 12), ("0", 6), ("99", 18), ("-1", 16), ("1e3", 16), ("9" * 40, 16), ("²", 16)]
)
def test_zoom_is_bounded_whatever_is_typed(typed: str, zoom: int) -> None:
    shown = around(LILLE, is_exact=True, asked={"fond": "plan", "zoom": typed})
    assert shown.zoom == zoom
    assert bool(shown.nearer) is (zoom < 18)
    assert bool(shown.further) is (zoom > 6)


@given(DEGREES, st.integers(6, 18))
def test_wherever_it_is_the_picture_is_covered(point: Point, zoom: int) -> None:
    squares = Around(point, (), BACKGROUNDS[2], zoom).squares
    assert len(squares) <= 12
    assert len({one.url for one in squares}) == len(squares)
    assert all(-256 < one.x < 768 and -256 < one.y < 512 for one in squares)
    if abs(point.latitude) < 80:
        assert len(squares) >= 6
