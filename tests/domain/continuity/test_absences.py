"""Somebody is away: whoever stands in follows meanwhile, and all of it ends on its day."""

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.continuity.actions.absences import come_back, declare_absence, declare_departure
from recoco.domain.continuity.models import HandOver
from recoco.domain.conversation.models import ToDo
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.kit.refusals import Refused
from tests.domain.continuity.absences import absent, heard, nights, on, sentences
from tests.domain.continuity.passing import followed, passed, places, to_do
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_a", "_monday")


def test_from_the_first_day_tess_follows_what_awa_follows_and_awa_keeps_it(world: World) -> None:
    followed(world, 3)
    todo = to_do(world, world.alone)
    before = places(world, world.awa)
    absent(world)
    assert places(world, world.tess) == before == places(world, world.awa)
    assert ToDo.objects.get(pk=todo.pk).person == world.awa
    assert heard()
    assert sentences("absence.declared") == [
        "Awa Diop a déclaré son absence, du 30 novembre 2026 au 4 décembre 2026\u00a0: "
        "Tess Morel assure le remplacement"
    ]
    assert sentences("adviser.handed_over")[0] == (
        "Awa Diop a confié à Tess Morel le suivi du dossier comme conseiller·ère, "
        "en remplacement d’Awa Diop jusqu’au 4 décembre 2026"
    )


def test_nothing_begins_before_the_day_and_everything_ends_after_it(world: World) -> None:
    absent(world, 2, 4)
    assert places(world, world.tess) == {}
    nights(world, 1)
    assert places(world, world.tess) == {}
    nights(world, 2)
    assert len(places(world, world.tess)) == 2
    nights(world, 4)
    assert len(places(world, world.tess)) == 2
    assert HandOver.objects.count() == 1
    nights(world, 5)
    assert places(world, world.tess) == {}
    assert len(places(world, world.awa)) == 2
    awa = Person.objects.get(pk=world.awa.pk)
    assert (awa.away_from, awa.away_until, awa.stand_in) == (None, None, None)
    assert sentences("absence.ended") == ["Awa Diop est de retour"]
    assert sentences("adviser.stand_in_ended")[0] == "Tess Morel ne remplace plus Awa Diop sur le dossier"


def test_who_followed_already_stays_when_it_ends(world: World) -> None:
    absent(world, stand_in=world.otto)
    come_back(world.awa, by=world.actor(world.awa))
    assert set(places(world, world.otto).values()) == {"observer"}


def test_what_was_passed_for_good_meanwhile_stays(world: World) -> None:
    absent(world)
    passed(world, world.tess, by=world.sami)
    assert places(world, world.awa) == {}
    come_back(world.awa, by=world.actor(world.awa))
    assert len(places(world, world.tess)) == 2


def test_saying_it_again_replaces_what_was_said(world: World) -> None:
    absent(world)
    absent(world, 0, 9, world.ines)
    assert places(world, world.tess) == {}
    assert len(places(world, world.ines)) == 2


def test_without_anybody_the_team_finds_the_dossiers(world: World) -> None:
    declare_absence(world.awa, on(0), on(4), None, by=world.actor(world.awa))
    assert not heard()
    with pytest.raises(Refused, match="n’a pas d’absence"):
        come_back(world.tess, by=world.actor(world.tess))
    come_back(world.awa, by=world.actor(world.sami))
    assert heard()


@pytest.mark.parametrize(("begins", "ends"), [(3, 2), (-9, -1)])
def test_days_that_make_no_sense_are_refused(begins: int, ends: int, world: World) -> None:
    with pytest.raises(Refused):
        absent(world, begins, ends)


@pytest.mark.parametrize("name", ["otto", "tess", "marie", "zoe", "olga"])
def test_nobody_else_says_it(name: str, world: World) -> None:
    by = world.actor(world.people[name])
    for gesture in (
        lambda: declare_absence(world.awa, on(0), on(4), None, by=by),
        lambda: declare_departure(world.awa, on(0), None, by=by),
        lambda: come_back(world.awa, by=by),
    ):
        with pytest.raises(Forbidden):
            gesture()
