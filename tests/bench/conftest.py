"""A generated world of the smallest size, among a handful of communes."""

import pytest

from bench.generator.making import generate
from bench.generator.world import World
from tests.places import make_commune, make_places
from tests.remembered import remembered


@pytest.fixture
def communes(db: None) -> None:
    """Those of the tests, and two homonyms."""
    make_communes()


@pytest.fixture
def generated(db: None) -> World:
    """Two portals, forty cases."""
    return remembered(generate_smallest)


def make_communes() -> None:
    """Write them."""
    places = make_places()
    make_commune("59001", "Saint-Martin", places.nord, "59001")
    make_commune("33001", "Saint-Martin", places.gironde, "33001")


def generate_smallest() -> World:
    """Generate the smallest world among them."""
    make_communes()
    return generate("XS")
