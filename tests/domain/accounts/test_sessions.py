"""What a session is worth: on its host, for a time, for who is still entitled."""

from datetime import timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.utils import timezone

from recoco.domain.accounts.actions.sessions import NotInDemonstration, sign_in_for_demo
from recoco.domain.accounts.models import Person, Session, User
from recoco.domain.accounts.session_store import SENSITIVE
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.post import sign_in_by_code
from tests.queries import assert_queries, only_reading
from tests.worlds import World

ACCOUNT = "/mon-compte/"


def is_in(browser: Browser) -> bool:
    return browser.get(ACCOUNT).status_code == 200


def later(**time: int) -> time_machine.travel:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def test_a_cookie_replayed_on_another_host_is_worth_nothing(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    cookie = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    for portal in (world.sosponts, None):
        elsewhere = Browser(portal)
        elsewhere.cookies[settings.SESSION_COOKIE_NAME] = cookie
        assert not is_in(elsewhere)
        assert elsewhere.cookies[settings.SESSION_COOKIE_NAME].value == ""
    assert is_in(visitor)


def test_the_database_gives_no_cookie_away(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    row = Session.objects.get(user=world.marie.user)
    assert visitor.cookies[settings.SESSION_COOKIE_NAME].value not in (row.pk, row.session_data)
    assert (row.portal, row.second_factor) == (world.urbanvitaliz, False)


def test_signing_in_changes_the_cookie(world: World, visitor: Browser) -> None:
    visitor.post("/connexion/", {"email": "marie@exemple.fr"})
    planted = visitor.cookies[settings.SESSION_COOKIE_NAME].value
    sign_in_by_code(visitor, "marie@exemple.fr")
    assert visitor.cookies[settings.SESSION_COOKIE_NAME].value != planted


def test_a_request_costs_two_queries_and_nothing_without_a_cookie(world: World) -> None:
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.awa)
    cookies = browser.cookies
    host, session, account_with_roles = 1, 1, 1
    plain = Client(headers={"host": browser.host})
    with assert_queries(host):
        plain.get("/deconnexion/")  # 405: nothing but what every request pays
    plain.cookies = cookies
    with assert_queries(host + session + account_with_roles):
        plain.get("/deconnexion/")


def test_the_last_seen_stamp_is_the_only_write_and_rare(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    with only_reading():
        assert is_in(visitor)
    with later(minutes=6), only_reading('UPDATE "accounts_session" SET "last_seen_at"'):
        assert is_in(visitor)
        assert Session.objects.get(user=world.marie.user).last_seen_at == clock.now()


def test_thirty_days_then_sign_in_again(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    with later(days=29):
        assert is_in(visitor)
        visitor.post("/mon-compte/sessions/fermeture/")  # writing does not make it longer
    with later(days=30, minutes=1):
        assert not is_in(visitor)


def test_a_sensitive_session_does_not_sleep_eight_hours(world: World) -> None:
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.sami)
    with scope.entering(world.urbanvitaliz):
        session = browser.session
        session[SENSITIVE] = True
        session.save()
    with later(hours=7):
        assert is_in(browser)
    with later(hours=14):
        assert is_in(browser)  # seen in between
    with later(hours=22, minutes=10):
        assert not is_in(browser)


def test_a_deactivated_account_is_out_at_once(world: World, visitor: Browser) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    User.objects.filter(pk=world.marie.user_id).update(is_active=False)
    assert not is_in(visitor)
    assert not Session.objects.filter(user=world.marie.user).exists()


def test_a_suspended_person_is_a_visitor_with_an_account(world: World) -> None:
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.adele)
    assert browser.get("/administration/invitations/").status_code == 200
    with scope.entering(world.urbanvitaliz):
        Person.objects.filter(pk=world.adele.pk).update(suspended_at=clock.now())
    assert browser.get("/administration/invitations/").status_code == 404
    assert is_in(browser)


def test_marie_closes_the_session_she_does_not_know(world: World, visitor: Browser) -> None:
    other = Browser(world.urbanvitaliz)
    there = Browser(world.sosponts)
    for browser in (visitor, other):
        sign_in_by_code(browser, "marie@exemple.fr")
    there.sign_in(world.counterpart(world.marie, world.sosponts))
    page = visitor.page("/mon-compte/sessions/")
    assert "SOS Ponts" in page.text
    assert len(page.select("input[name=session]")) == 2
    unknown = Session.objects.filter(user=world.marie.user, portal=world.sosponts).get()
    visitor.post("/mon-compte/sessions/fermeture/", {"session": unknown.pk})
    assert (is_in(visitor), is_in(other), is_in(there)) == (True, True, False)
    visitor.post("/mon-compte/sessions/fermeture/")
    assert (is_in(visitor), is_in(other)) == (True, False)


def test_nobody_closes_the_session_of_somebody_else(world: World, visitor: Browser) -> None:
    paul = Browser(world.urbanvitaliz)
    sign_in_by_code(paul, "paul@exemple.fr")
    sign_in_by_code(visitor, "marie@exemple.fr")
    row = Session.objects.get(user=world.paul.user)
    visitor.post("/mon-compte/sessions/fermeture/", {"session": row.pk})
    assert is_in(paul)


def test_the_door_of_the_demonstration_exists_nowhere_else(world: World) -> None:
    with pytest.raises(NotInDemonstration):
        sign_in_for_demo(None, world.sami.user)


def test_in_the_demonstration_one_enters_as_sami(world: World, visitor: Browser, settings: object) -> None:
    settings.MODE = "demo"  # type: ignore[attr-defined]
    visitor.get("/connexion/")
    request = visitor.get("/connexion/").wsgi_request
    with scope.entering(world.urbanvitaliz):
        sign_in_for_demo(request, world.sami.user)
        request.session.save()
        visitor.cookies["sessionid"] = request.session.session_key
    assert visitor.get("/administration/invitations/").status_code == 200
