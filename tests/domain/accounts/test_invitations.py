"""Inviting somebody to a portal, and answering."""

from typing import Any

import pytest

from recoco.domain.accounts.actions.invitations import accept_invitation, invite
from recoco.domain.accounts.actions.roles import end_role, grant_role
from recoco.domain.accounts.models import Person, PortalInvitation, RoleName, User
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.inviting import PAGE, WORDS, invited, later, path_of
from tests.domain.accounts.post import code_for, mails_to, sign_in_by_code
from tests.queries import only_reading
from tests.worlds import World


@pytest.fixture
def sami(browser: Any, world: World) -> Browser:
    """Sami at his desk."""
    opened: Browser = browser(world.sami)
    return opened


def test_lou_is_invited_accepts_and_advises(sami: Browser, visitor: Browser, world: World) -> None:
    sent = sami.submit(
        PAGE,
        "Envoyer l’invitation",
        email="Lou@exemple.fr",
        role="adviser",
        departements="59",
        message="Bonjour <b>Lou</b>",
    )
    assert sent["Location"] == PAGE
    mail = mails_to("lou@exemple.fr", "invitation")[0]
    path = "/" + mail.words["link"].split("/", 3)[3]
    with only_reading():
        page = visitor.page(path)
    assert "Sami Haddad (UrbanVitaliz) vous propose le rôle" in page.text
    assert "l…@exemple.fr" in page.text
    assert "lou@exemple.fr" not in page.text
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    entered = visitor.post(asked["Location"], {"code": code_for("lou@exemple.fr")})
    assert entered["Location"] == path
    answered = visitor.submit(path, "Accepter l’invitation", **{**WORDS, "phone": "0320000000"})
    assert answered["Location"] == "/accueil/"
    with world.on(world.urbanvitaliz):
        lou = Person.objects.get(user__email="lou@exemple.fr")
        assert lou.phone == "+33320000000"
        assert world.actor(lou).territory.departements == {world.nord.pk}
    assert visitor.get(path)["Location"] == "/accueil/", "the link stays useful"
    assert "déjà acceptée" in Browser(world.urbanvitaliz).page(path, status=410).text
    assert "Acceptée" in sami.page(PAGE).text


def test_an_identity_incomplete_is_told_beside_the_field(visitor: Browser, world: World) -> None:
    path = path_of(world, invited(world))
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    visitor.post(asked["Location"], {"code": code_for("lou@exemple.fr")})
    answer = visitor.submit(path, "Accepter l’invitation", **{**WORDS, "first_name": "", "phone": "12"})
    assert answer.status_code == 422
    assert "Renseignez «\u00a0Prénom\u00a0»" in answer.content.decode()
    assert "numéro de téléphone complet" in answer.content.decode()


def test_who_becomes_staff_chooses_a_second_factor_first(visitor: Browser, world: World) -> None:
    path = path_of(world, invited(world, role="staff"))
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    visitor.post(asked["Location"], {"code": code_for("lou@exemple.fr")})
    answer = visitor.submit(path, "Accepter l’invitation", **WORDS)
    assert answer["Location"] == "/connexion/second-facteur/choix/"
    assert visitor.get(PAGE).status_code == 302


def test_lou_declines(visitor: Browser, world: World) -> None:
    path = path_of(world, invited(world))
    asked = visitor.submit(path, "Recevoir un code à cette adresse")
    visitor.post(asked["Location"], {"code": code_for("lou@exemple.fr")})
    assert visitor.submit(path, "Décliner l’invitation")["Location"] == path
    assert "décliné" in visitor.page(path, status=410).text


def test_the_wrong_account_is_told_whose_link_it_is(visitor: Browser, world: World) -> None:
    invitation = invited(world)
    path = path_of(world, invitation)
    sign_in_by_code(visitor, "zoe@exemple.fr")
    page = visitor.page(path)
    assert "destinée à quelqu’un d’autre" in page.text
    assert "lou@exemple.fr" not in page.text
    for refused in (visitor.post(f"{path}refus/"), visitor.post(path, WORDS)):
        assert refused.status_code in {200, 409}
    with world.on(world.urbanvitaliz), pytest.raises(Refused):
        accept_invitation(invitation, world.zoe.user, words=WORDS)
    switched = visitor.submit(path, "Changer de compte")
    assert switched["Location"] == path
    assert "Recevoir un code à cette adresse" in visitor.page(path).text


def test_an_expired_link_asks_for_a_new_one_in_one_click(visitor: Browser, sami: Browser, world: World) -> None:
    path = path_of(world, invited(world))
    with later(days=31):
        assert "Ce lien a expiré" in visitor.page(path, status=410).text
        for _ in range(2):
            visitor.post(f"{path}nouveau-lien/")
        assert len(mails_to("adele@exemple.fr", "invitation_asked_again")) == 1
        visitor.post(f"{path}code/")
        assert not mails_to("lou@exemple.fr", "code")
    with later(days=31):
        browser = Browser(world.urbanvitaliz)
        browser.sign_in(world.sami)
        browser.submit(PAGE, "Renvoyer à lou@exemple.fr")
        assert "vous propose" in visitor.page(path).text  # the same link lives again
    assert len(mails_to("lou@exemple.fr", "invitation")) == 2


def test_an_inviter_who_lost_the_right_gives_nothing(world: World) -> None:
    with world.on(world.urbanvitaliz):
        grant_role(world.zoe, RoleName.ADMIN, by=world.actor(world.adele))
        invitation = invite("lou@exemple.fr", "admin", by=world.actor(world.zoe))
        end_role(world.zoe, RoleName.ADMIN, by=world.actor(world.adele))
        lou = User.objects.create_user("lou@exemple.fr")
        with pytest.raises(Refused, match="ne peut plus donner ce rôle"):
            accept_invitation(invitation, lou, words=WORDS)
        assert PortalInvitation.objects.open().exists()
        assert not Person.objects.filter(user=lou).exists()


def test_an_invited_address_signs_in_by_the_front_door_too(visitor: Browser, world: World) -> None:
    invited(world)
    assert sign_in_by_code(visitor, "lou@exemple.fr")["Location"] == "/accueil/"
    elsewhere = Browser(world.sosponts)
    assert elsewhere.get("/mon-compte/").status_code == 302


def test_a_link_opens_nothing_on_another_portal_and_is_not_guessed(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world))
    assert Browser(world.sosponts).get(path).status_code == 404
    number = path.split("/")[2].partition(".")[0]
    for guessed in (number, f"{number}.", f"{number}.abc", "1", "x" * 3000):
        assert visitor.get(f"/invitations/{guessed}/").status_code == 404


def test_the_role_is_there_after_acceptance(world: World) -> None:
    invitation = invited(world, role="admin")
    with scope.entering(world.urbanvitaliz):
        person = accept_invitation(invitation, User.objects.create_user("lou@exemple.fr"), words=WORDS)
        assert Role.ADMIN in world.actor(person).roles
        with pytest.raises(Refused):
            accept_invitation(invitation, person.user, words=WORDS)
