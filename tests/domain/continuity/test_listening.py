"""An active dossier always has a référent and an adviser who can be reached, or somebody is told, once."""

from collections.abc import Callable
from random import Random

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.leaving import leave
from recoco.domain.cases.actions.moving import close_placement, move_placement
from recoco.domain.cases.actions.pausing import pause_case
from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementParticipation, Side, Status
from recoco.domain.continuity.listening import active
from recoco.domain.continuity.models import Lacking
from recoco.kernel.kit import clock
from recoco.kernel.mail.states import State
from tests.domain.advice.making import afresh
from tests.domain.continuity.losing import away, bounce, close_account, gone, lacking, mail, suspend, whys
from tests.domain.continuity.passing import followed, passed
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_a")


def test_everybody_is_heard_in_the_world(world: World) -> None:
    assert Placement.objects.filter(active()).count() == 2
    assert lacking() == {}


@pytest.mark.parametrize("lose", [close_account, suspend, bounce, gone])
def test_a_referent_whom_nothing_reaches_is_missing(lose: Callable[[Person], None], world: World) -> None:
    lose(world.marie)
    assert lacking() == {"Friche Lebel": {Lacking.OWNER}, "Pont des Moulins": {Lacking.OWNER}}
    assert all("Marie Lebrun (" in why for why in whys())


@pytest.mark.parametrize("lose", [close_account, suspend, bounce, gone, away])
def test_an_adviser_whom_nothing_reaches_is_missing_when_alone(lose: Callable[[Person], None], world: World) -> None:
    lose(world.awa)
    assert lacking() == {"Friche Lebel": {Lacking.ADVISER}, "Pont des Moulins": {Lacking.ADVISER}}
    passed(world, world.tess, by=world.sami)
    assert lacking() == {}


def test_a_mayor_on_holiday_still_answers(world: World) -> None:
    away(world.marie)
    assert lacking() == {}


def test_an_absence_that_is_over_or_to_come_changes_nothing(world: World) -> None:
    away(world.awa, begins=-9, ends=-1)
    assert lacking() == {}
    away(world.awa, begins=1, ends=9)
    assert lacking() == {}
    away(world.awa, begins=0, ends=0)
    assert len(lacking()) == 2


def test_an_address_that_takes_e_mails_again_is_reached_again(world: World) -> None:
    mail(world.awa, State.FAILED, ago=3)
    assert len(lacking()) == 2
    mail(world.awa, State.SENT, ago=2)
    assert lacking() == {}
    mail(world.awa, State.FAILED, ago=120)
    assert lacking() == {}


def test_an_observer_is_no_adviser_and_nobody_is_nobody(world: World) -> None:
    leave(afresh(world.alone), by=world.actor(world.awa))
    CaseParticipation.objects.filter(case_id=world.alone.case_id, side=Side.OWNER).delete()
    assert lacking() == {"Friche Lebel": {Lacking.OWNER, Lacking.ADVISER}}
    assert whys() == ["aucun·e référent·e côté collectivité", "aucun·e conseiller·ère"]


def paused(world: World) -> None:
    pause_case(afresh(world.alone), by=world.actor(world.marie))


def closed(world: World) -> None:
    here = afresh(world.alone)
    close_placement(here, version=here.version, reason="Fini", by=world.actor(world.awa))


def done(world: World) -> None:
    here = afresh(world.alone)
    move_placement(here, Status.DONE, version=here.version, by=world.actor(world.awa))


@pytest.mark.parametrize("still", [paused, closed, done])
def test_a_dossier_that_is_not_active_asks_for_nobody(still: Callable[[World], None], world: World) -> None:
    still(world)
    close_account(world.awa)
    assert set(lacking()) == {"Pont des Moulins"}


@pytest.mark.parametrize("seed", range(6))
def test_whatever_happens_the_two_readings_agree(seed: int, world: World) -> None:
    draw = Random(seed)
    followed(world, 6)
    placements = list(Placement.objects.all())
    people = [world.marie, world.paul, world.awa, world.otto, world.tess, world.ines]
    for person in people:
        if draw.random() < 0.5:
            draw.choice([close_account, suspend, bounce, gone, away, lambda one: mail(one, State.SENT)])(person)
    for placement in placements:
        if draw.random() < 0.5:
            Placement.objects.filter(pk=placement.pk).update(status=draw.choice(list(Status)))
        if draw.random() < 0.2:
            Case.objects.filter(pk=placement.case_id).update(paused_at=clock.now())
        if draw.random() < 0.3:
            PlacementParticipation.objects.filter(placement=placement).delete()
        for person in draw.sample(people, 2):
            if not PlacementParticipation.objects.filter(placement=placement, person=person).exists():
                PlacementParticipation(
                    placement=placement, person=person, role=draw.choice(["adviser", "observer"])
                ).save()
        if draw.random() < 0.3:
            CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.OWNER).delete()
    lacking()
