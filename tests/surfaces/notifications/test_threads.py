"""What is said in the threads: who is told, when, by one e-mail only, and what was taken back is told to nobody."""

from recoco.domain.cases.actions.pausing import pause_case
from recoco.domain.cases.models import Placement
from recoco.domain.conversation.actions.changing import delete_post, edit_post
from recoco.domain.conversation.actions.posting import Said, call_back, post
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION
from tests.surfaces.notifications.conversing import say
from tests.surfaces.notifications.post import at, done_by, who, work
from tests.worlds import World


def test_messages_leave_together_at_two(world: World) -> None:
    say(world, world.marie, "Le toit a été refait.")
    say(world, world.marie, "Et la façade aussi.", minute=5)
    assert work(at(13, 59)) == []
    emails = work(at(14))
    assert who(emails) == ["awa", "otto", "paul"]
    assert emails[0].subject == "Marie Lebrun (Mairie de Lille) a écrit – Friche Lebel"
    assert emails[0].text.index("Le toit") < emails[0].text.index("la façade")
    assert "2\u00a0messages" in emails[0].text


def test_whoever_is_cited_is_told_at_once_and_once(world: World) -> None:
    say(world, world.awa, "@Marie Lebrun, avez-vous le plan cadastral\u00a0?")
    assert who(work(at(10, 1))) == ["marie"]
    assert who(work(at(14))) == ["otto", "paul"]


def test_what_was_taken_back_or_deleted_is_told_to_nobody(world: World) -> None:
    for undo in (call_back, delete_post):
        one = say(world, world.marie, "@Awa Diop, oubliez cela")
        with done_by(world, world.marie, at(10)) as marie:
            one.placement = Placement.objects.with_case().get(pk=world.alone.pk)
            undo(CONVERSATION, one, by=marie)
    assert work(at(10, 1)) == work(at(14)) == []


def test_an_edit_is_told_to_nobody_but_whoever_it_cites(world: World) -> None:
    one = say(world, world.marie, "Bonjour")
    work(at(14))
    with done_by(world, world.marie, at(15)) as marie:
        one.placement = Placement.objects.with_case().get(pk=world.alone.pk)
        edit_post(CONVERSATION, one, "Bonjour @Otto Klein", version=1, by=marie)
    assert who(work(at(15, 1))) == ["otto"]
    assert work(at(8, day=1)) == []


def test_a_note_is_told_to_advisers_only(world: World) -> None:
    say(world, world.awa, "Le maire hésite, @Marie Lebrun aussi.", ADVISERS_SPACE)
    emails = [*work(at(10, 1)), *work(at(14))]
    assert who(emails) == ["otto"]
    assert "La collectivité ne le voit pas." in emails[0].text


def test_paused_a_mention_still_reaches_a_member(world: World) -> None:
    with done_by(world, world.sami, at(9)) as sami:
        pause_case(Placement.objects.with_case().get(pk=world.alone.pk), reason="Élections", by=sami)
    say(world, world.awa, "@Marie Lebrun, quand vous reviendrez.")
    assert who(work(at(10, 1))) == ["marie"]
    assert who(work(at(14))) == ["otto"]


def test_on_two_portals_each_account_is_told_once(world: World) -> None:
    with done_by(world, world.awa, at(10)) as awa:
        placement = Placement.objects.with_case().get(pk=world.shared.pk)
        post(CONVERSATION, placement, Said("Le pont, @Marie Lebrun", "x"), by=awa)
    everybody = who([*work(at(10, 1)), *work(at(14))])
    assert sorted(everybody) == ["marie", "otto", "paul"]
