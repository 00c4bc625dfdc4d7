"""What lists read beside a placement is what the log says of its case."""

from datetime import datetime, timedelta
from typing import Any

from recoco.domain.cases.following import touch
from recoco.domain.cases.models import CaseParticipation, Placement, Status
from recoco.domain.cases.status_history import move
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import event_types
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.worlds import World, submitted_case


def everywhere() -> Any:
    return scope.everywhere("a test compares the lists with the log")


def dates(placement: Placement) -> tuple[datetime | None, datetime | None, datetime | None]:
    """Return the last activity, the last of the collectivité and the last of the advising side, as lists read them."""
    with everywhere():
        row = Placement.objects.get(pk=placement.pk)
    return row.last_activity_at, row.last_member_activity_at, row.last_advising_activity_at


def told_by_the_log(placement: Placement) -> tuple[datetime | None, datetime | None, datetime | None]:
    """Return the same, from the events of the case that this portal knows."""
    with everywhere():
        events = [
            event
            for event in Event.objects.filter(case_id=placement.case_id).exclude(actor_id=None)
            if event.portal_id == placement.portal_id or event.reach == "case"
        ]
        members = set(CaseParticipation.objects.filter(case_id=placement.case_id).values_list("user_id", flat=True))
    answers = [event for event in events if event_types()[event.type].answers]
    sides = [[one.at for one in answers if (one.actor_id in members) is side] for side in (True, False)]
    return tuple(max(found, default=None) for found in ([one.at for one in events], *sides))  # type: ignore[return-value]


def test_the_dates_of_each_placement_are_those_of_the_log(world: World) -> None:
    for placement in (world.alone, world.shared, world.shared_there):
        assert dates(placement) == told_by_the_log(placement)


def test_accepting_does_not_give_the_turn_to_the_collectivite(world: World) -> None:
    with world.on(world.urbanvitaliz):
        placement = submitted_case("Halle", world.lille, world.marie)
        accept_placement(placement, by=world.actor(world.sami))
    last, member, advising = dates(placement)
    assert last is not None
    assert member is not None
    assert last > member
    assert advising is None


def test_an_act_without_event_dates_its_side_only(world: World) -> None:
    last, _, advising = dates(world.shared)
    with clock.moved_to(clock.now() + timedelta(hours=1)):
        with world.on(world.urbanvitaliz):
            touch(world.shared.case_id, by=world.actor(world.marie))
        at = dates(world.shared)[1]
        assert at is not None
        assert at > (last or at)
    assert dates(world.shared) == (last, at, advising)
    assert dates(world.shared_there)[1] == at, "the collectivité is the same on every portal"


def test_moving_here_is_nobody_s_activity_elsewhere(world: World) -> None:
    there = dates(world.shared_there)
    with world.on(world.urbanvitaliz):
        move(world.shared, Status.WAITING, by=world.actor(world.awa))
    assert dates(world.shared_there) == there
