"""Inviting somebody to a portal, and answering."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from recoco.domain.accounts.actions.invitations import accept_invitation, invite, revoke_invitation
from recoco.domain.accounts.actions.roles import end_role, grant_role
from recoco.domain.accounts.invitation_links import link_of
from recoco.domain.accounts.models import Person, PortalInvitation, RoleName, User
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.post import code_for, mails_to, sign_in_by_code
from tests.queries import assert_queries, only_reading
from tests.worlds import World

PAGE = "/administration/invitations/"
WORDS = {"first_name": "Lou", "last_name": "Martin", "organization": "DDT du Nord", "function": "", "phone": ""}


@pytest.fixture
def sami(browser: Any, world: World) -> Browser:
    """Sami at his desk."""
    opened: Browser = browser(world.sami)
    return opened


def invited(world: World, email: str = "lou@exemple.fr", role: str = "adviser", **words: Any) -> PortalInvitation:
    with world.on(world.urbanvitaliz):
        words = words or ({"departements": [world.nord]} if role == "adviser" else {})
        return invite(email, role, by=world.actor(world.adele), **words)


def path_of(world: World, invitation: PortalInvitation) -> str:
    with world.on(world.urbanvitaliz):
        return "/" + link_of(invitation).split("/", 3)[3]


def later(**time: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def test_lou_is_invited_accepts_and_advises(sami: Browser, visitor: Browser, world: World) -> None:
    sent = sami.submit(
        PAGE,
        "Envoyer l’invitation",
        email="Lou@exemple.fr",
        role="adviser",
        departements=[world.nord.pk],
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
    assert answered["Location"] == "/"
    with world.on(world.urbanvitaliz):
        lou = Person.objects.get(user__email="lou@exemple.fr")
        assert lou.phone == "+33320000000"
        assert world.actor(lou).territory.departements == {world.nord.pk}
    assert mails_to("sami@exemple.fr", "invitation_accepted")[0].words["who"] == "Lou Martin (DDT du Nord)"
    assert "déjà acceptée" in visitor.page(path, status=410).text
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
    assert mails_to("adele@exemple.fr", "invitation_refused")[0].words["who"] == "lou@exemple.fr"


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


def test_inviting_again_sends_the_same_invitation_again(world: World) -> None:
    first = invited(world)
    again = invited(world, is_national=True)
    assert first.pk == again.pk
    assert len(mails_to("lou@exemple.fr", "invitation")) == 2
    with world.on(world.urbanvitaliz):
        assert not again.departements.exists()
        with pytest.raises(IntegrityError), transaction.atomic():
            PortalInvitation(email="lou@exemple.fr", role="staff", expires_at=timezone.now()).save()


def test_the_team_invites_advisers_only(sami: Browser, world: World) -> None:
    roles = [one["value"] for one in sami.page(PAGE).select("input[name=role]")]
    assert roles == ["adviser"]
    forced = sami.post(PAGE, {"email": "lou@exemple.fr", "role": "admin"})
    assert forced.status_code == 422
    invitation = invited(world, role="admin")
    with world.on(world.urbanvitaliz):
        by = world.actor(world.sami)
        with pytest.raises(Forbidden):
            invite("lou@exemple.fr", "admin", by=by)
        with pytest.raises(Forbidden):
            invite("lou@exemple.fr", "adviser", by=by, is_national=True)
        with pytest.raises(Forbidden):
            revoke_invitation(invitation, by=by)
    assert sami.post(f"{PAGE}{invitation.pk}/envoi/").status_code == 403
    assert "Annuler" not in sami.page(PAGE).find("main").text  # type: ignore[union-attr]


def test_what_is_missing_is_told_beside_the_field(sami: Browser, world: World) -> None:
    answer = sami.post(PAGE, {"email": "lou", "role": "adviser"})
    assert answer.status_code == 422
    assert "Choisissez au moins un département" in answer.content.decode()
    already = sami.post(PAGE, {"email": "awa@exemple.fr", "role": "adviser", "is_national": "on"})
    assert already.status_code == 409
    assert "a déjà ce rôle" in already.content.decode()


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
    assert sign_in_by_code(visitor, "lou@exemple.fr")["Location"] == "/"
    elsewhere = Browser(world.sosponts)
    assert elsewhere.get("/mon-compte/").status_code == 302


def test_a_link_opens_nothing_on_another_portal_and_is_not_guessed(world: World, visitor: Browser) -> None:
    path = path_of(world, invited(world))
    assert Browser(world.sosponts).get(path).status_code == 404
    number = path.split("/")[2].partition(".")[0]
    for guessed in (number, f"{number}.", f"{number}.abc", "1", "x" * 3000):
        assert visitor.get(f"/invitations/{guessed}/").status_code == 404


def test_revoked_then_nothing(visitor: Browser, sami: Browser, world: World) -> None:
    invitation = invited(world)
    sami.submit(PAGE, "Annuler l’invitation de lou@exemple.fr")
    assert "a été annulée" in visitor.page(path_of(world, invitation), status=410).text
    assert sami.post(f"{PAGE}{invitation.pk}/annulation/").status_code == 409


def test_nora_neither_sees_nor_touches_them(world: World, browser: Any) -> None:
    invitation = invited(world)
    nora = browser(world.nora)
    assert "lou@exemple.fr" not in nora.page(PAGE).text
    for gesture in ("envoi", "annulation"):
        assert nora.post(f"{PAGE}{invitation.pk}/{gesture}/").status_code == 404


def test_the_page_costs_the_same_for_one_or_twenty(sami: Browser, world: World) -> None:
    invited(world)
    sami.page(PAGE)
    with assert_queries(QUERIES):
        sami.page(PAGE)
    for rank in range(20):
        invited(world, f"lou{rank}@exemple.fr")
    with assert_queries(QUERIES):
        sami.page(PAGE)


QUERIES = 10


def test_the_role_is_there_after_acceptance(world: World) -> None:
    invitation = invited(world, role="admin")
    with scope.entering(world.urbanvitaliz):
        person = accept_invitation(invitation, User.objects.create_user("lou@exemple.fr"), words=WORDS)
        assert Role.ADMIN in world.actor(person).roles
        with pytest.raises(Refused):
            accept_invitation(invitation, person.user, words=WORDS)
