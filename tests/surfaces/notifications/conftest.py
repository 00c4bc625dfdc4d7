"""The world on the day of the story: what made it is already told."""

from collections.abc import Iterator

import pytest

from recoco.kernel.kit import clock
from tests.remembered import remembered
from tests.surfaces.notifications.post import at, work
from tests.worlds import World, build_world


@pytest.fixture(autouse=True)
def _the_day_before() -> Iterator[None]:
    with clock.moved_to(at(15, day=-1)):
        yield


@pytest.fixture
def world(db: None, _the_day_before: None) -> World:
    """The mailboxes of the day before: the team is told of submissions, and in the morning of all the rest."""
    return remembered(build_told_world)


@pytest.fixture(autouse=True)
def _everything_told(world: World) -> None:
    """Every story begins there."""


def build_told_world() -> World:
    """The world, where all that happened to make it is told."""
    world = build_world()
    work(at(9))
    return world
