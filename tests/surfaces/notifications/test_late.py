"""A gesture may take long to end: what others did and told meanwhile never hides it from those it concerns."""

from threading import Event as Moment
from threading import Thread

import pytest
from django.db import connection

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementRole
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_an_event_written_first_and_committed_last_is_told(world: World) -> None:
    has_begun, may_end = Moment(), Moment()

    def take_long() -> None:
        try:
            with done_by(world, world.tess, at(10)) as tess:
                join(world.alone, PlacementRole.OBSERVER, by=tess)
                has_begun.set()
                assert may_end.wait(30)
        finally:
            connection.close()

    gesture = Thread(target=take_long)
    gesture.start()
    assert has_begun.wait(30)
    try:
        publish(world, "Entre-temps", minute=5, placement=world.shared)
        assert who(work(at(10, 20))) == ["marie", "otto", "paul"]
    finally:
        may_end.set()
        gesture.join()
    with scope.everywhere("a test reads the log"):
        late, first = (
            Event.objects.filter(type=name).latest("pk") for name in ("adviser.joined", "recommendation.published")
        )
    assert late.pk < first.pk, "it was written before what was told before it"
    assert who(work(at(8, day=1))) == ["awa", "marie", "otto", "paul"]
