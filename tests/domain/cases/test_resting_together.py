"""Two nights at once over the silent dossiers, on PostgreSQL: each is announced once, then paused once."""

from datetime import datetime

import pytest

from recoco.domain.cases.sweeps import rest_silent
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from tests.domain.cases.silent import asleep
from tests.domain.cases.test_life_together import told_once
from tests.surfaces.notifications.post import at
from tests.together import at_once
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_two_nights_at_once_announce_then_pause_once(world: World) -> None:
    asleep(world)
    for night, kind in ((at(5), "case.pause_announced"), (at(5, day=30), "case.paused")):

        def run(night: datetime = night) -> int:
            with clock.moved_to(night):
                return rest_silent(StopSignal())

        assert sum(at_once([run] * 3)) == 2
        told_once(world, world.alone, kind)
        told_once(world, world.shared, kind)
