"""Points as people write them, and what is between two of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.territories.coordinates import Misread, Point, read_point
from recoco.kernel.territories.fields import PointField

MAUBEUGE = Point(50.2951, 3.789)


@pytest.mark.parametrize(
    "text",
    [
        "50,2951 3,7890",
        "50.2951 3.7890",
        "50.2951, 3.7890",
        "50.2951,3.7890",
        "50,2951, 3,7890",
        "50,2951,3,7890",
        " 50,2951 ;  3,7890 ",
        "50,2951\u00a03,7890",
        "50.2951/3.7890",
        "50,2951° N, 3,7890° E",
        "N 50,2951 E 3,7890",
        "3,7890 E 50,2951 N",
        "+50.2951 +3.7890",
        "50° 17' 42,36\" N 3° 47' 20,4\" E",
        "50°17′42.36″N, 3°47′20.4″E",
        "50° 17’ 42,36’’ N 3° 47’ 20,4’’ E",
        "50° 17,706' N 3° 47,34' E",
    ],
)
def test_points_as_people_write_them(text: str) -> None:
    assert read_point(text) == pytest.approx(MAUBEUGE, abs=1e-6)


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("-21,35 55,48", Point(-21.35, 55.48)),
        ("21° 21′ S 55° 28′ 48″ E", Point(-21.35, 55.48)),
        ("4,93 N 52,33 O", Point(4.93, -52.33)),
        ("4.93 N 52.33 W", Point(4.93, -52.33)),
        ("−21.35, 55.48", Point(-21.35, 55.48)),
        ("-0,5 -0,5", Point(-0.5, -0.5)),
    ],
)
def test_beyond_the_equator_and_greenwich(text: str, point: Point) -> None:
    assert read_point(text) == pytest.approx(point, abs=1e-6)


@pytest.mark.parametrize(
    "text",
    [
        "50,2951",
        "50,3",
        "50",
        "lille",
        "91 3",
        "50 181",
        "50,29 N 3,78 S",
        "3,78 E 50,29 O",
        "N 50 N 3 E",
        "-50 S 3 E",
        "50° 61' N 3° E",
        "50 3 7",
        "50,2951 3,7890 120",
        "1e5 3",
        "nan nan",
        "٥٠ ٣",
        "50°",
        ", ,",
    ],
)
def test_what_is_no_point_says_how_to_write_one(text: str) -> None:
    with pytest.raises(Misread) as misread:
        read_point(text)
    assert "latitude" in misread.value.sentence


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_a_point_written_is_read_again(latitude: float, longitude: float) -> None:
    point = Point(latitude, longitude)
    assert read_point(str(point)) == pytest.approx(point, abs=1e-5)
    assert read_point(point.in_words) == pytest.approx(point, abs=1e-5)


@given(st.text(max_size=90) | st.text("0123456789.,;'\"°NSEO -+", max_size=40))
def test_any_text_is_a_point_on_earth_or_says_why_not(text: str) -> None:
    try:
        point = read_point(text)
    except Misread:
        return
    assert -90 <= point.latitude <= 90
    assert -180 <= point.longitude <= 180


def test_the_field_gives_a_point_or_nothing() -> None:
    field = PointField(required=False)
    assert field.clean("50,2951 3,7890") == MAUBEUGE
    assert field.clean("  ") is None
    assert field.prepare_value(MAUBEUGE) == "50,29510 3,78900"


def test_distances_and_directions() -> None:
    lille, bordeaux = Point(50.632, 3.058), Point(44.838, -0.579)
    assert lille.distance_to(bordeaux) == pytest.approx(697, abs=3)
    assert lille.distance_to(lille) == 0
    assert lille.direction_to(bordeaux) == "sud"
    for direction, (up, across) in {"nord": (1, 0), "nord-est": (1, 1), "est": (0, 1), "sud": (-1, 0)}.items():
        assert lille.direction_to(Point(lille.latitude + up / 100, lille.longitude + across / 63)) == direction
