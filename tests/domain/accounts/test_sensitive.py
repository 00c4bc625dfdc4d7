"""Who must prove a second factor, from when, and who gives a lost one back."""

import pytest
from allauth.mfa.models import Authenticator

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actions.second_factor import add_totp, reset_second_factor
from recoco.domain.accounts.factors import totp
from recoco.domain.accounts.models import Session
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.authenticator import code_of
from tests.domain.accounts.post import mails_to, sign_in_by_code
from tests.worlds import World

CHALLENGE, ENROLMENT = "/connexion/second-facteur/", "/connexion/second-facteur/choix/"


@pytest.fixture
def secret(world: World) -> str:
    """Sami's application, registered half a minute ago."""
    with scope.entering(world.urbanvitaliz):
        kept = totp.generate_totp_secret()
        add_totp(world.sami.user, kept, code_of(kept, steps=-1))
    return kept


def test_a_role_held_elsewhere_makes_sensitive_here(world: World, visitor: Browser) -> None:
    with scope.entering(world.sosponts):
        marie = world.counterpart(world.marie, world.sosponts)
        grant_role(marie, "staff", by=world.actor(world.nora))
    assert sign_in_by_code(visitor, "marie@exemple.fr")["Location"] == ENROLMENT


def test_becoming_staff_closes_the_sessions_opened_without_it(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "zoe@exemple.fr")
    assert visitor.get("/mon-compte/").status_code == 200
    with scope.entering(world.urbanvitaliz):
        grant_role(world.zoe, "staff", by=world.actor(world.adele))
    assert visitor.get("/mon-compte/").status_code == 302


def test_the_gate_holds_even_if_a_session_was_forgotten(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "zoe@exemple.fr")
    row = Session.objects.get(user=world.zoe.user)
    with scope.entering(world.urbanvitaliz):
        grant_role(world.zoe, "staff", by=world.actor(world.adele))
    row.save(force_insert=True)  # as if it had been opened at the same instant
    assert visitor.get("/administration/invitations/").status_code == 302
    assert not Session.objects.filter(user=world.zoe.user).exists()


def test_adele_resets_sami_and_an_operator_resets_adele(world: World, visitor: Browser, secret: str) -> None:
    adele, sami, olga = (world.actor(one) for one in (world.adele, world.sami, world.olga))
    with scope.entering(world.urbanvitaliz):
        for by, person in ((sami, world.adele), (sami, world.awa), (adele, world.olga)):
            with pytest.raises(Forbidden):
                reset_second_factor(person, by=by)
        reset_second_factor(world.sami, by=adele)
        reset_second_factor(world.adele, by=olga)
    assert not Authenticator.objects.exists()
    assert mails_to("sami@exemple.fr", "second_factor_reset")[0].words["by"] == "Adèle Roux"
    assert sign_in_by_code(visitor, "sami@exemple.fr")["Location"] == ENROLMENT


def test_an_admin_cannot_open_the_door_of_another_portal(world: World) -> None:
    with scope.entering(world.urbanvitaliz):
        nora_here = type(world.nora)(user=world.nora.user, first_name="Nora", last_name="Weber")
        nora_here.save()
        with pytest.raises(Forbidden):
            reset_second_factor(nora_here, by=world.actor(world.adele))
