"""An adviser leaves: all that they follow passes to somebody else in one gesture, and nothing that they wrote moves."""

import pytest

from recoco.domain.accounts.actions.roles import end_role
from recoco.domain.accounts.models import Person
from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.moving import close_placement
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.models import HandedCase, HandOver
from recoco.domain.conversation.models import Message, ToDo
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.domain.advice.making import afresh, drafted, published
from tests.domain.continuity.passing import all_of, followed, lines, passed, places, to_do
from tests.domain.conversation.making import said
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("on_a")


def test_the_team_passes_thirty_dossiers_at_once(world: World) -> None:
    followed(world, 28)
    before = places(world, world.awa)
    assert len(before) == 30
    done = passed(world, world.tess, by=world.sami, message="Commencez par la friche.")
    assert places(world, world.awa) == {}
    assert places(world, world.tess) == before
    assert HandedCase.objects.filter(hand_over=done, is_new=True).count() == 30
    told = Event.objects.filter(type="adviser.handed_over")
    assert {event.case_id for event in told} == {one.case_id for one in Placement.objects.filter(pk__in=before)}
    assert str(told[0].sentence) == (
        "Sami Haddad a confié à Tess Morel le suivi du dossier comme conseiller·ère, à la suite d’Awa Diop"
    )
    whole = Event.objects.get(type="cases.handed_over")
    assert str(whole.sentence) == "Sami Haddad a confié à Tess Morel 30\u00a0dossiers d’Awa Diop"


def test_awa_passes_her_own(world: World) -> None:
    passed(world, world.tess, by=world.awa)
    assert places(world, world.awa) == {}
    (event, _) = Event.objects.filter(type="adviser.handed_over").order_by("pk")
    assert str(event.sentence) == "Awa Diop a confié à Tess Morel le suivi du dossier comme conseiller·ère"


def test_what_is_to_be_done_and_drafts_pass_what_was_said_stays(world: World) -> None:
    awa = world.actor(world.awa)
    mine, ours = to_do(world, world.alone), drafted(world.alone, awa, "Brouillon")
    (told,) = published(world.alone, awa, "Publiée")
    message = said(world.alone, awa, "Je vous appelle")
    passed(world, world.tess, by=world.sami)
    assert ToDo.objects.get(pk=mine.pk).person == world.tess
    draft = Recommendation.objects.get(pk=ours.pk)
    assert (draft.author_id, draft.author) == (world.tess.user_id, "Tess Morel (CAUE du Nord)")
    assert Recommendation.objects.get(pk=told.pk).author == "Awa Diop (DDT du Nord)"
    assert Message.objects.get(pk=message.pk).author_id == world.awa.user_id
    row = HandedCase.objects.get(placement=world.alone)
    assert (row.todos, row.drafts) == (1, 1)


def test_who_observed_already_becomes_an_adviser_and_an_adviser_does_not_go_down(world: World) -> None:
    passed(world, world.otto, by=world.sami)
    assert set(places(world, world.otto).values()) == {PlacementRole.ADVISER}
    assert not HandedCase.objects.filter(is_new=True).exists()
    PlacementParticipation(placement=afresh(world.alone), person=world.tess, role=PlacementRole.OBSERVER).save()
    passed(world, world.otto, by=world.sami, giver=world.tess)
    assert places(world, world.otto)[world.alone.pk] == PlacementRole.ADVISER


def test_the_preview_says_what_stays_and_why(world: World) -> None:
    closed, archived, opposite = followed(world, 3)
    close_placement(afresh(closed), version=afresh(closed).version, reason="Fini", by=world.actor(world.awa))
    archive_placement(afresh(archived), reason="Essai", by=world.actor(world.sami))
    add_to_collectivite(afresh(opposite).case, world.tess, Side.MEMBER)
    left = {line.placement.pk: line.left_out for line in lines(world, world.tess, world.sami)}
    assert left == {
        world.alone.pk: "",
        world.shared.pk: "",
        closed.pk: "dossier clos\u00a0: il n’y a plus rien à y suivre",
        archived.pk: "dossier archivé",
        opposite.pk: "Tess Morel y est du côté de la collectivité",
    }
    passed(world, world.tess, by=world.sami)
    assert set(places(world, world.awa)) == {closed.pk, archived.pk, opposite.pk}


def test_only_what_was_chosen_passes(world: World) -> None:
    hand_over_cases(world.awa, world.tess, [world.alone.pk], by=world.actor(world.sami))
    assert set(places(world, world.awa)) == {world.shared.pk}
    assert set(places(world, world.tess)) == {world.alone.pk}


@pytest.mark.parametrize("name", ["marie", "paul", "otto", "tess", "ines", "zoe", "olga"])
def test_nobody_else_passes_her_dossiers(name: str, world: World) -> None:
    with pytest.raises(Forbidden):
        hand_over_cases(world.awa, world.ines, [world.alone.pk], by=world.actor(world.people[name]))
    assert not HandOver.objects.exists()


def cannot(world: World, who: str) -> Person:
    """Make somebody unable to take up, and return them."""
    person = world.people[who]
    if who == "tess":
        end_role(person, "adviser", by=world.actor(world.sami))
    if who == "otto":
        Person.objects.filter(pk=person.pk).update(suspended_at=person.created_at)
    return person


@pytest.mark.parametrize("who", ["awa", "marie", "zoe", "tess", "otto"])
def test_who_has_no_role_or_no_access_takes_up_nothing(who: str, world: World) -> None:
    taker = cannot(world, who)
    with pytest.raises(Refused, match="ne peut pas prendre la suite"):
        hand_over_cases(world.awa, taker, [world.alone.pk], by=world.actor(world.sami))
    assert world.alone.pk in places(world, world.awa)


def test_what_changed_since_the_preview_stops_all_of_it(world: World) -> None:
    chosen = all_of(world, world.tess, world.sami)
    archive_placement(afresh(world.shared), reason="Essai", by=world.actor(world.sami))
    with pytest.raises(Refused, match="La liste vient de changer"):
        hand_over_cases(world.awa, world.tess, chosen, by=world.actor(world.sami))
    assert len(places(world, world.awa)) == 2
    with pytest.raises(Refused, match="au moins un dossier"):
        hand_over_cases(world.awa, world.tess, [], by=world.actor(world.sami))


def test_a_dossier_that_is_not_hers_does_not_pass(world: World) -> None:
    (other,) = followed(world, 1, by=world.tess)
    with pytest.raises(Refused, match="La liste vient de changer"):
        hand_over_cases(world.awa, world.ines, [world.alone.pk, other.pk], by=world.actor(world.sami))


def test_a_second_time_says_who_did_it(world: World) -> None:
    chosen = all_of(world, world.tess, world.sami)
    passed(world, world.tess, by=world.sami)
    with pytest.raises(Refused, match="Sami Haddad vient de confier ces dossiers à Tess Morel"):
        hand_over_cases(world.awa, world.otto, chosen, by=world.actor(world.adele))
