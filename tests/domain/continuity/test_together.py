"""Two who pass on the same dossiers at the same instant: once, and a clear message; played on PostgreSQL."""

from typing import Any

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.models import CaseParticipation, PlacementRole, Side
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.actions.succeeding import pass_ownership
from recoco.domain.continuity.models import HandedCase, HandOver
from recoco.domain.continuity.sweeps import watch_here
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from tests.domain.advice.making import afresh
from tests.domain.continuity.passing import all_of, followed, places
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def both(world: World, *gestures: Any) -> list[Any]:
    return at_once([on(world.urbanvitaliz, gesture) for gesture in gestures])


def test_two_of_the_team_pass_them_once(world: World) -> None:
    followed(world, 4)
    chosen = all_of(world, world.tess, world.sami)
    sami, adele = world.actor(world.sami), world.actor(world.adele)
    answers = both(
        world,
        lambda: hand_over_cases(world.awa, world.tess, chosen, by=sami),
        lambda: hand_over_cases(world.awa, world.otto, chosen, by=adele),
    )
    (refused,) = refusals(answers)
    assert "vient de confier ces dossiers à" in refused.sentence
    with world.on(world.urbanvitaliz):
        (done,) = HandOver.objects.select_related("taker")
        assert HandedCase.objects.count() == 6
        assert Event.objects.filter(type="adviser.handed_over").count() == 6
        assert Event.objects.filter(type="cases.handed_over").count() == 1
    assert places(world, world.awa) == {}
    assert set(places(world, done.taker)) >= set(chosen)


def test_awa_and_the_team_pass_them_once(world: World) -> None:
    chosen = all_of(world, world.tess, world.sami)
    awa, sami = world.actor(world.awa), world.actor(world.sami)
    answers = both(
        world,
        lambda: hand_over_cases(world.awa, world.tess, chosen, by=awa),
        lambda: hand_over_cases(world.awa, world.tess, chosen, by=sami),
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        assert HandOver.objects.count() == 1


def test_who_comes_by_themselves_at_that_instant_loses_nothing(world: World) -> None:
    chosen = all_of(world, world.tess, world.sami)
    sami, tess = world.actor(world.sami), world.actor(world.tess)
    answers = both(
        world,
        lambda: hand_over_cases(world.awa, world.tess, chosen, by=sami),
        lambda: join(afresh(world.alone), PlacementRole.OBSERVER, by=tess),
    )
    passes = not any("La liste vient de changer" in one.sentence for one in refusals(answers))
    role = PlacementRole.ADVISER if passes else PlacementRole.OBSERVER
    assert places(world, world.tess)[world.alone.pk] == role
    assert (world.alone.pk in places(world, world.awa)) is not passes


def test_who_leaves_one_of_them_at_that_instant_stops_it_or_comes_too_late(world: World) -> None:
    chosen = all_of(world, world.tess, world.sami)
    sami, awa = world.actor(world.sami), world.actor(world.awa)
    answers = both(
        world,
        lambda: hand_over_cases(world.awa, world.tess, chosen, by=sami),
        lambda: leave(afresh(world.alone), by=awa),
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        assert world.alone.pk not in places(world, world.awa)
        assert len(places(world, world.tess)) in {0, 2}


def test_two_workers_tell_a_loss_once(world: World) -> None:
    with world.on(world.urbanvitaliz):
        Person.objects.filter(pk=world.awa.pk).update(suspended_at=clock.now())
    assert sum(both(world, watch_here, watch_here)) == 2
    with world.on(world.urbanvitaliz):
        assert Event.objects.filter(type="case.without_listener").count() == 2


def test_two_successions_at_once_give_one_referent_and_a_clear_message(world: World) -> None:
    chosen = [world.alone.pk, world.shared.pk]
    marie, sami = world.actor(world.marie), world.actor(world.sami)
    answers = both(
        world,
        lambda: pass_ownership(world.marie, "paul@exemple.fr", chosen, leaves=False, by=marie),
        lambda: pass_ownership(world.marie, "paul@exemple.fr", chosen, leaves=True, by=sami),
    )
    (refused,) = refusals(answers)
    assert "La liste vient de changer" in refused.sentence
    with world.on(world.urbanvitaliz):
        rows = CaseParticipation.objects.filter(side=Side.OWNER)
        assert set(rows.values_list("user_id", flat=True)) == {world.paul.user_id}
        assert Event.objects.filter(type="owner.changed").count() == 2
