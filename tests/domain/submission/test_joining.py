"""Somebody asks to join a case that may be their project: the team invites them, or leaves them out, once."""

from collections.abc import Callable

import pytest

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.moving import close_placement
from recoco.domain.cases.models import CaseInvitation, InvitedRole
from recoco.domain.submission.actions.asking import ask_to_join
from recoco.domain.submission.actions.joining import dismiss_who_asks, invite_who_asks
from recoco.domain.submission.models import JoinAnswer, JoinRequest
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from tests.client import Browser
from tests.domain.submission.writing import drafted, queries_of
from tests.queries import assert_queries
from tests.together import at_once, on, refusals
from tests.worlds import World

Open = Callable[..., Browser]
LIST = "/moderation/rejoindre/"


def asked_by(world: World, person: Person) -> JoinRequest:
    """Ask to join the Friche Lebel."""
    draft = drafted(world, person, name="Friche Lebel", summary="La friche")
    return ask_to_join(draft, "C’est notre friche.", by=world.actor(person))


def answer_of(asked: JoinRequest) -> str:
    found = JoinRequest.objects.get(pk=asked.pk)
    assert bool(found.closed_at) is bool(found.answer)
    return str(found.answer)


@pytest.mark.usefixtures("on_a")
def test_whoever_asks_is_invited_as_a_member(world: World) -> None:
    asked = asked_by(world, world.zoe)
    invite_who_asks(asked, by=world.actor(world.sami))
    invitation = CaseInvitation.objects.get(placement=world.alone)
    assert (invitation.email, invitation.role) == ("zoe@exemple.fr", InvitedRole.MEMBER)
    assert "Friche Lebel" in invitation.message
    assert answer_of(asked) == JoinAnswer.INVITED
    assert Event.objects.get(type="case.join_invited").sentence.startswith("Sami Haddad a invité Zoé Blanc")


@pytest.mark.usefixtures("on_a")
def test_whoever_is_left_out_is_told_nothing_of_the_case(world: World) -> None:
    asked = asked_by(world, world.zoe)
    dismiss_who_asks(asked, message="Voyez avec votre mairie.", by=world.actor(world.sami))
    email = OutgoingEmail.objects.get(kind="submission.join_dismissed")
    render(email)
    assert email.to == "zoe@exemple.fr"
    assert email.case_id is None
    assert "Voyez avec votre mairie." in email.text
    assert world.alone.case.get_absolute_url() not in email.text
    assert email.html.count('class="button"') == 1
    assert answer_of(asked) == JoinAnswer.DISMISSED
    asked_by(world, world.zoe)  # nothing keeps them from asking again


@pytest.mark.usefixtures("on_a")
def test_it_is_answered_once(world: World) -> None:
    asked, sami = asked_by(world, world.zoe), world.actor(world.sami)
    invite_who_asks(asked, by=sami)
    with pytest.raises(Refused, match="vient de répondre"):
        dismiss_who_asks(asked, message="", by=world.actor(world.adele))
    assert answer_of(asked) == JoinAnswer.INVITED


@pytest.mark.usefixtures("on_a")
def test_what_cannot_be_offered_leaves_the_request_open(world: World) -> None:
    asked, sami = asked_by(world, world.zoe), world.actor(world.sami)
    close_placement(world.alone, version=world.alone.version, reason="Fini", by=sami)
    with pytest.raises(Refused):
        invite_who_asks(JoinRequest.objects.get(pk=asked.pk), by=sami)
    assert answer_of(asked) == ""


@pytest.mark.usefixtures("on_a")
@pytest.mark.parametrize("name", ["marie", "awa", "tess", "zoe"])
def test_only_the_team_answers(name: str, world: World) -> None:
    asked, by = asked_by(world, world.zoe), world.actor(world.people[name])
    with pytest.raises(Forbidden):
        invite_who_asks(asked, by=by)
    with pytest.raises(Forbidden):
        dismiss_who_asks(asked, message="", by=by)


def test_the_page_of_the_team(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        first, second = asked_by(world, world.zoe), asked_by(world, world.ines)
    sami = browser(world.sami)
    page = sami.page(LIST)
    assert page.find(id=f"demande-{first.pk}")
    assert "C’est notre friche." in page.get_text()
    assert sami.post(f"{LIST}{first.pk}/inviter/")["Location"] == LIST
    assert "part vers zoe@exemple.fr" in sami.page(LIST).get_text()
    done = sami.submit(f"{LIST}{second.pk}/sans-suite/", "Ne pas donner suite", message="")
    assert done["Location"] == LIST
    assert "Personne ne demande" in sami.page(LIST).get_text()
    assert sami.post(f"{LIST}{first.pk}/inviter/").status_code == 409
    assert sami.post(f"{LIST}{first.pk}/sans-suite/", {"message": ""}).status_code == 409


def test_as_many_queries_however_many_ask(world: World, browser: Open) -> None:
    sami = browser(world.sami)
    with world.on(world.urbanvitaliz):
        asked_by(world, world.zoe)
    few = queries_of(sami, LIST)
    with world.on(world.urbanvitaliz):
        asked_by(world, world.ines)
        asked_by(world, world.tess)
    with assert_queries(few):
        sami.get(LIST)


def test_another_portal_knows_nothing_of_it(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        asked = asked_by(world, world.zoe)
    assert browser(world.nora).post(f"{LIST}{asked.pk}/inviter/").status_code == 404


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_two_of_the_team_at_once(world: World) -> None:
    with world.on(world.urbanvitaliz):
        asked = asked_by(world, world.zoe)
    sami, adele = world.actor(world.sami), world.actor(world.adele)
    answers = at_once(
        [
            on(world.urbanvitaliz, lambda: invite_who_asks(JoinRequest.objects.get(pk=asked.pk), by=sami)),
            on(world.urbanvitaliz, lambda: dismiss_who_asks(asked, message="", by=adele)),
        ]
    )
    assert len(refusals(answers)) == 1
    with world.on(world.urbanvitaliz):
        told = CaseInvitation.objects.count() + OutgoingEmail.objects.filter(kind="submission.join_dismissed").count()
    assert told == 1
