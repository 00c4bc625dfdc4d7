"""When e-mails leave: at once or in the morning, by the clock on the wall, once, whatever happens to the worker."""

from datetime import UTC, datetime, time

import pytest

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementParticipation, PlacementRole
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications import mailing
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.paces import Pace, due_at
from tests.surfaces.notifications.post import at, done_by, told, who, work
from tests.worlds import World


@pytest.mark.parametrize(
    ("pace", "happened", "due"),
    [
        (Pace.NOW, at(10, 3), at(10, 3)),
        (Pace.DAILY, at(10, 3), at(8, day=1)),
        (Pace.DAILY, at(7, 59), at(8)),
        (Pace.DAILY, at(8), at(8, day=1)),
        (Pace.TWICE_A_DAY, at(10, 3), at(14)),
        (Pace.TWICE_A_DAY, at(14, 1), at(8, day=1)),
        # The morning after the night when clocks go forward.
        (Pace.DAILY, datetime(2026, 3, 28, 20, tzinfo=UTC), datetime(2026, 3, 29, 6, tzinfo=UTC)),
    ],
)
def test_the_hours(pace: Pace, happened: datetime, due: datetime) -> None:
    assert due_at(pace, happened, portal=Portal()) == due


def test_each_portal_has_its_hours() -> None:
    reunion = Portal(time_zone="Indian/Reunion", morning=time(7, 30))
    assert due_at(Pace.DAILY, at(10), portal=reunion) == datetime(2026, 3, 4, 3, 30, tzinfo=UTC)
    assert due_at(Pace.TWICE_A_DAY, at(10), portal=reunion) == datetime(2026, 3, 3, 10, tzinfo=UTC)


def test_what_is_daily_leaves_at_the_hour_of_its_portal(world: World) -> None:
    Portal.objects.filter(pk=world.urbanvitaliz.pk).update(morning=time(9))
    follow(world)
    assert work(at(8, day=1)) == []
    assert len(work(at(9, day=1))) == 4


def follow(world: World) -> None:
    """Tess joins the dossier that Marie, Paul, Awa and Otto are on."""
    with done_by(world, world.tess, at(10)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)


def test_what_is_daily_leaves_one_by_one_in_the_morning(world: World) -> None:
    follow(world)
    assert work(at(10, 1)) == []
    assert told(at(8, day=1)) == [
        ("awa", "Tess Morel (CAUE du Nord) suit maintenant le dossier – Friche Lebel"),
        ("marie", "Tess Morel (CAUE du Nord) suit maintenant votre dossier – Friche Lebel"),
        ("otto", "Tess Morel (CAUE du Nord) suit maintenant le dossier – Friche Lebel"),
        ("paul", "Tess Morel (CAUE du Nord) suit maintenant votre dossier – Friche Lebel"),
    ]
    assert work(at(9, day=1)) == work(at(9, day=2)) == []


def test_a_worker_that_was_away_catches_up(world: World) -> None:
    follow(world)
    assert who(work(at(11, day=4))) == ["awa", "marie", "otto", "paul"]


def test_what_was_undone_before_the_morning_is_told_to_nobody(world: World) -> None:
    follow(world)
    work(at(10, 1))
    with world.on(world.urbanvitaliz):
        PlacementParticipation.objects.filter(person=world.tess, placement=world.alone).delete()
    assert work(at(8, day=1)) == []
    with scope.everywhere("a test looks at the notices"):
        assert not Notice.objects.all().waiting().exists()


def test_whoever_lost_their_access_before_the_morning_gets_nothing(world: World) -> None:
    follow(world)
    work(at(10, 1))
    with world.on(world.urbanvitaliz):
        PlacementParticipation.objects.filter(person=world.otto, placement=world.alone).delete()
        type(world.paul).objects.filter(pk=world.paul.pk).update(suspended_at=at(11))
    assert who(work(at(8, day=1))) == ["awa", "marie"]


def test_a_notice_that_cannot_be_told_waits_and_holds_up_no_other(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    follow(world)
    work(at(10, 1))
    usual = mailing.compose

    def choke(notices, judge, *, to):  # type: ignore[no-untyped-def]
        if notices[0].user_id == world.marie.user_id:
            raise ValueError("illisible")
        return usual(notices, judge, to=to)

    monkeypatch.setattr(mailing, "compose", choke)
    assert who(work(at(8, day=1))) == ["awa", "otto", "paul"]
    monkeypatch.setattr(mailing, "compose", usual)
    with scope.everywhere("a test looks at the notices"):
        (left,) = Notice.objects.all().waiting()
    assert (left.tries, left.error) == (1, "ValueError: illisible")
    assert who(work(at(8, 5, day=1))) == ["marie"]
