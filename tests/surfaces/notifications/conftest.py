"""The world on the day of the story: what made it is already told."""

from collections.abc import Iterator

import pytest

from recoco.kernel.kit import clock
from tests.surfaces.notifications.post import at, work
from tests.worlds import World


@pytest.fixture(autouse=True)
def _the_day_before() -> Iterator[None]:
    with clock.moved_to(at(15, day=-1)):
        yield


@pytest.fixture(autouse=True)
def _everything_told(_the_day_before: None, world: World) -> None:
    """The mailboxes of the day before: the team is told of submissions, and in the morning of all the rest."""
    work(at(9))
