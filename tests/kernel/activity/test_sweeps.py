"""Waiting events reach their readers: each on its portal, once, whatever fails meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier

import pytest
from django.db import transaction

from recoco.domain.cases.events.portals import CASE_PROPOSED
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.activity.recording import record
from recoco.kernel.activity.sweeps import hand_out_events, hand_out_one
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.scoped_models.models import Note
from tests.together import at_once
from tests.worlds import World

Hearing = Callable[..., None]


@pytest.fixture(autouse=True)
def _everything_heard(world: World) -> None:
    """What building the world left to hear is heard."""
    with scope.everywhere("a test begins with nothing to hear"):
        Dispatch.objects.update(done_at=clock.now())


def happen(world: World, count: int = 1, portal: Portal | None = None) -> list[Event]:
    """Have something happen on a portal, so many times."""
    portal = portal or world.urbanvitaliz
    placement, person = (world.shared, world.sami) if portal == world.urbanvitaliz else (world.shared_there, world.nora)
    with scope.entering(portal), transaction.atomic():
        return [
            record(
                CASE_PROPOSED, by=world.actor(person), subject=placement, case_id=placement.case_id, portal="Ailleurs"
            )
            for _ in range(count)
        ]


def waiting() -> list[Dispatch]:
    """Return what waits, oldest first."""
    with scope.everywhere("a test looks at what waits"):
        return list(Dispatch.objects.filter(done_at=None).order_by("pk"))


def test_each_reader_hears_each_event_once_on_its_portal(world: World, hearing: Hearing) -> None:
    heard = []
    hearing(lambda event: heard.append((event.pk, scope.current_portal())))
    here, there = happen(world), happen(world, portal=world.sosponts)
    assert hand_out_events(StopSignal()) == 2
    assert heard == [(here[0].pk, world.urbanvitaliz), (there[0].pk, world.sosponts)]
    assert hand_out_events(StopSignal()) == 0
    assert waiting() == []


def test_a_reader_writes_on_the_event_s_portal(world: World, hearing: Hearing) -> None:
    hearing(lambda event: Note.objects.create(case_id=event.case_id, word=f"mot-{event.pk}"))
    happen(world, portal=world.sosponts)
    hand_out_events(StopSignal())
    with world.on(world.sosponts):
        assert Note.objects.count() == 1
    with world.on(world.urbanvitaliz):
        assert Note.objects.count() == 0


def test_an_event_that_a_reader_cannot_bear_waits_and_holds_up_no_other(world: World, hearing: Hearing) -> None:
    first, second = happen_with_reader(world, hearing)
    assert hand_out_events(StopSignal()) == 2
    (left,) = waiting()
    assert (left.event_id, left.tries) == (first.pk, 1)
    assert left.error == "ValueError: illisible"
    assert left.due_at > clock.now()
    with world.on(world.urbanvitaliz):
        assert list(Note.objects.values_list("word", flat=True)) == [f"mot-{second.pk}"]  # the rest was undone


def happen_with_reader(world: World, hearing: Hearing) -> list[Event]:
    """Have two things happen, of which the reader writes something, then chokes on the first."""
    events: list[Event] = []

    def read(event: Event) -> None:
        Note.objects.create(case_id=event.case_id, word=f"mot-{event.pk}")
        if event.pk == events[0].pk:
            raise ValueError("illisible")

    hearing(read)
    events += happen(world, 2)
    return events


def test_tries_come_ever_more_rarely_and_never_overflow(world: World, hearing: Hearing) -> None:
    def fail(event: Event) -> None:
        raise ValueError

    hearing(fail)
    happen(world)
    waits = []
    now = clock.now()
    for _ in range(60):
        with clock.moved_to(now):
            hand_out_one()
        (left,) = waiting()
        waits.append(left.due_at - now)
        now = left.due_at
    assert waits[0] == timedelta(seconds=10)
    assert waits == sorted(waits)
    assert timedelta(hours=5) < waits[-1] < timedelta(hours=7)
    assert left.tries == 60


def test_an_event_is_heard_at_last_when_its_reader_is_mended(world: World, hearing: Hearing) -> None:
    broken = [True]
    heard = []

    def read(event: Event) -> None:
        if broken[0]:
            raise ValueError
        heard.append(event.pk)

    hearing(read)
    (event,) = happen(world)
    hand_out_events(StopSignal())
    broken[0] = False
    with clock.moved_to(clock.now() + timedelta(minutes=1)):
        assert hand_out_events(StopSignal()) == 1
    assert heard == [event.pk]


def test_a_reader_that_is_gone_leaves_its_events_waiting_with_a_word(world: World, hearing: Hearing) -> None:
    hearing(lambda event: None)
    happen(world)
    hearing(lambda event: None, name="another")
    hand_out_events(StopSignal())
    (left,) = waiting()
    assert "listener" in left.error


def test_work_stops_between_two_events(world: World, hearing: Hearing) -> None:
    stop = StopSignal()
    hearing(lambda event: stop.ask())
    happen(world, 3)
    assert hand_out_events(stop) == 1
    assert len(waiting()) == 2


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_events_and_none_is_heard_twice(world: World, hearing: Hearing) -> None:
    heard: list[int] = []
    both = Barrier(2, timeout=10)

    def read(event: Event) -> None:
        if len(heard) < 2:
            heard.append(event.pk)
            both.wait()  # neither ends its first before the other holds one: they work side by side
        else:
            heard.append(event.pk)

    hearing(read)
    events = happen(world, 6)
    done = at_once([lambda: hand_out_events(StopSignal())] * 2)
    assert sum(done) == 6
    assert sorted(heard) == sorted(event.pk for event in events)
