"""A town hall accepts an invitation by an address that several read: who does signs, the others say who they are."""

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import CaseParticipation
from recoco.kernel.activity.models import Event
from tests.client import Browser
from tests.domain.accounts.mailboxes import WHO
from tests.domain.accounts.post import sign_in_by_code
from tests.domain.cases.inviting import WORDS, invited, page_of, path_of
from tests.domain.cases.test_answering import ACCEPT, enter
from tests.worlds import World

ADDRESS = "mairie@exemple.fr"


def test_the_mairie_joins_the_case_and_its_address_is_shared(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world, ADDRESS))
    enter(visitor, path, ADDRESS)
    assert f"lue par plusieurs personnes ({ADDRESS})" in visitor.page(path).get_text(" ")
    assert visitor.submit(path, ACCEPT, **WORDS, is_shared="on")["Location"] == page_of(world)
    assert "Lou Martin" in visitor.page(page_of(world)).header.get_text()
    with world.on(world.urbanvitaliz):
        person = Person.objects.get(user__email=ADDRESS)
        assert (person.is_shared, person.organization) == (True, "Mairie de Lille")
        assert CaseParticipation.objects.get(user_id=person.user_id).first_name == "Lou"
        (joined,) = Event.objects.filter(type="member.joined", actor_name="Lou Martin")
        assert joined.case_id == world.alone.case_id
    other = Browser(world.urbanvitaliz)
    sign_in_by_code(other, ADDRESS)
    assert other.get(page_of(world))["Location"].startswith(WHO)


def test_whoever_is_known_here_is_not_asked(world: World) -> None:
    path = path_of(world, invited(world, "zoe@exemple.fr"))
    zoe = Browser(world.urbanvitaliz)
    zoe.sign_in(world.zoe)
    assert zoe.page(path).select_one("input[name=is_shared]") is None
    zoe.post(path, {"is_shared": "on"})
    with world.on(world.urbanvitaliz):
        assert not Person.objects.get(pk=world.zoe.pk).is_shared
