"""Whoever comes to a portal by an address that others read says so on the spot, by the gesture of « Mon compte »."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

from recoco.domain.accounts.actions.invitations import accept_invitation
from recoco.domain.accounts.actions.persons import find_or_create_user
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, RoleName, Signatory, User
from recoco.kernel.activity.models import Event
from recoco.kernel.kit.refusals import Refused
from tests.client import Browser
from tests.domain.accounts.inviting import WORDS, invited, path_of
from tests.domain.accounts.mailboxes import OWN, WHO, words
from tests.domain.accounts.post import code_for, sign_in_by_code
from tests.worlds import World, make_person

Open = Callable[..., Browser]
ADDRESS = "ddt-urbanisme@exemple.fr"
BOX = "input[name=is_shared]"


def entered(visitor: Browser, world: World, role: str = "adviser") -> str:
    """Come to the page of an invitation sent to a service; return its address."""
    path = path_of(world, invited(world, ADDRESS, role=role))
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    visitor.post(asked["Location"], {"code": code_for(ADDRESS)})
    return path


def test_a_service_that_accepts_an_invitation_says_that_several_read_it(world: World, visitor: Browser) -> None:
    path = entered(visitor, world)
    assert ADDRESS in words(visitor.page(path))
    box = visitor.page(path).select_one(BOX)
    assert box is not None
    assert not box.has_attr("checked")
    wrong = visitor.post(path, {**WORDS, "organization": "", "is_shared": "on"})
    assert wrong.status_code == 422
    kept = BeautifulSoup(wrong.content, "html.parser").select_one(BOX)
    assert kept is not None
    assert kept.has_attr("checked"), "what was ticked is kept"
    assert visitor.submit(path, "Accepter l’invitation", **WORDS, is_shared="on")["Location"] == "/accueil/"
    assert "Lou Martin" in visitor.page(OWN).header.get_text(), "who declares it signs at once"
    with world.on(world.urbanvitaliz):
        person = Person.objects.get(user__email=ADDRESS)
        assert (person.is_shared, person.organization) == (True, "DDT du Nord")
        (holder,) = Signatory.objects.all().of(person)
        assert (holder.is_holder, holder.full_name) == (True, "Lou Martin")
        assert Event.objects.get(type="mailbox.shared").actor_name == "Lou Martin"
    other = Browser(world.urbanvitaliz)
    sign_in_by_code(other, ADDRESS)
    assert other.get("/accueil/")["Location"].startswith(WHO)


def test_a_box_left_alone_shares_nothing(world: World, visitor: Browser) -> None:
    path = entered(visitor, world)
    visitor.submit(path, "Accepter l’invitation", **WORDS)
    with world.on(world.urbanvitaliz):
        assert not Person.objects.get(user__email=ADDRESS).is_shared
    assert visitor.get("/accueil/").status_code == 200


@pytest.mark.parametrize("role", ["staff", "admin"])
def test_a_role_of_the_team_is_somebody_s(role: str, world: World, visitor: Browser) -> None:
    path = entered(visitor, world, role)
    assert visitor.page(path).select_one(BOX) is None
    visitor.post(path, {**WORDS, "is_shared": "on"})
    with world.on(world.urbanvitaliz):
        assert not Person.objects.get(user__email=ADDRESS).is_shared
        invitation = invited(world, "autre@exemple.fr", role=role)
        user = find_or_create_user("autre@exemple.fr", is_proven=True)
        with pytest.raises(Refused, match="une adresse à soi"):
            accept_invitation(invitation, user, words=WORDS, shares=True)
        assert not Person.objects.filter(user=user).exists(), "all or nothing"


def test_whoever_is_known_here_or_manages_a_portal_elsewhere_is_not_asked(world: World, browser: Open) -> None:
    path = path_of(world, invited(world, "zoe@exemple.fr"))
    assert browser(world.zoe).page(path).select_one(BOX) is None
    with world.on(world.sosponts):
        grant_role(make_person("Ana", "Roche"), RoleName.STAFF, by=world.actor(world.nora))
    path = path_of(world, invited(world, "ana@exemple.fr"))
    with world.on(world.sosponts):
        ana = Browser(world.urbanvitaliz)
        there = Person.objects.select_related("user", "portal").get(user__email="ana@exemple.fr")
    ana.sign_in(there)
    assert ana.page(path).select_one("input[name=organization]") is not None
    assert ana.page(path).select_one(BOX) is None
    with world.on(world.urbanvitaliz):
        user, invitation = User.objects.get(email="ana@exemple.fr"), invited(world, "ana@exemple.fr")
        with pytest.raises(Refused, match="en son nom"):
            accept_invitation(invitation, user, words=WORDS, shares=True)


def test_an_account_of_another_portal_is_new_here_and_is_asked(world: World) -> None:
    with world.on(world.sosponts):
        there = make_person("Ivo", "Roche")
    path = path_of(world, invited(world, "ivo@exemple.fr"))
    ivo = Browser(world.urbanvitaliz)
    ivo.sign_in(there)
    assert ivo.page(path).select_one(BOX) is not None
    ivo.submit(path, "Accepter l’invitation", **WORDS, is_shared="on")
    with world.on(world.sosponts):
        assert not Person.objects.get(pk=there.pk).is_shared
