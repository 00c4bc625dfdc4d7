"""« Mes portails »: from one portal to another, without signing in again."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone

from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, PortalPass, Session
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.post import sign_in_by_code
from tests.queries import only_reading
from tests.worlds import World


@pytest.fixture
def marie(visitor: Browser, world: World) -> Browser:
    """Marie, signed in on UrbanVitaliz."""
    sign_in_by_code(visitor, "marie@exemple.fr")
    return visitor


def leave(browser: Browser, world: World) -> str:
    """Ask for a pass to SOS Ponts; return its path there."""
    address = browser.post(f"/mes-portails/{world.sosponts.pk}/")["Location"]
    assert address.startswith("http://sosponts.localhost")
    return "/" + address.split("/", 3)[3]


def test_marie_enters_sos_ponts(marie: Browser, world: World) -> None:
    with only_reading():
        page = marie.page("/mes-portails/")
    assert "SOS Ponts" in page.text
    path = leave(marie, world)
    there = Browser(world.sosponts)
    with only_reading():
        shown = there.page(path)
    assert "Marie Lebrun (marie@exemple.fr)" in " ".join(shown.text.split())
    entered = there.post(path)
    assert entered["Location"] == f"/dossiers/{world.case(world.shared).slug}/"  # the only one they have there
    assert there.get("/mon-compte/").status_code == 200


def test_the_policy_of_the_page_names_the_hosts_it_leads_to(marie: Browser, world: World) -> None:
    policy = marie.get("/mes-portails/")["Content-Security-Policy"]
    (targets,) = [one for one in policy.split(";") if "form-action" in one]
    assert "http://sosponts.localhost" in targets
    assert "sosponts" not in marie.get("/mon-compte/")["Content-Security-Policy"]


def test_a_pass_serves_once_for_thirty_seconds_on_its_host(marie: Browser, world: World) -> None:
    path = leave(marie, world)
    assert kept_of_the_pass() not in path
    assert Browser(world.urbanvitaliz).get(path).status_code == 410
    with time_machine.travel(timezone.now() + timedelta(seconds=31), tick=False):
        assert Browser(world.sosponts).get(path).status_code == 410
        assert Browser(world.sosponts).post(path).status_code == 409
    assert Browser(world.sosponts).post(path).status_code == 302
    again = Browser(world.sosponts)
    assert again.post(path).status_code == 409
    assert again.get("/mon-compte/").status_code == 302


def kept_of_the_pass() -> str:
    with scope.everywhere("a test reads passes"):
        return str(PortalPass.objects.get().token)


def test_nobody_leaves_for_a_portal_that_does_not_know_them(marie: Browser, world: World, visitor: Browser) -> None:
    paul = Browser(world.urbanvitaliz)
    sign_in_by_code(paul, "zoe@exemple.fr")
    assert paul.post(f"/mes-portails/{world.sosponts.pk}/").status_code == 404
    assert Browser(world.urbanvitaliz).post(f"/mes-portails/{world.sosponts.pk}/").status_code == 302


def test_the_other_account_in_use_there_is_told(marie: Browser, world: World) -> None:
    there = Browser(world.sosponts)
    there.sign_in(world.nora)
    page = there.page(leave(marie, world))
    assert "connecté·e comme Nora Weber" in page.text


def test_a_suspended_person_does_not_pass(marie: Browser, world: World) -> None:
    path = leave(marie, world)
    with scope.entering(world.sosponts):
        Person.objects.filter(user=world.marie.user).update(suspended_at=clock.now())
    assert Browser(world.sosponts).post(path).status_code == 409
    assert "SOS Ponts" not in marie.page("/mes-portails/").find("main").text  # type: ignore[union-attr]


def sensitive_there(world: World) -> Any:
    with scope.entering(world.sosponts):
        person = Person(user=world.sami.user, first_name="Sami", last_name="Haddad")
        person.save()
    return person


def test_a_second_factor_proven_here_is_proven_there(world: World) -> None:
    sensitive_there(world)
    sami, there = Browser(world.urbanvitaliz), Browser(world.sosponts)
    sami.sign_in(world.sami)
    assert there.post(leave(sami, world))["Location"] == "/accueil/"
    assert Session.objects.get(user=world.sami.user, portal=world.sosponts).second_factor


def test_a_pass_spares_nobody_the_second_factor(marie: Browser, world: World) -> None:
    path = leave(marie, world)
    with scope.entering(world.sosponts):
        grant_role(world.counterpart(world.marie, world.sosponts), "staff", by=world.actor(world.nora))
    there = Browser(world.sosponts)
    assert there.post(path)["Location"] == "/connexion/second-facteur/choix/"
    assert there.get("/mon-compte/").status_code == 302
