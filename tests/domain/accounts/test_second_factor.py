"""Sensitive accounts: no session is open before the second factor is proven, whatever the door."""

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.urls import URLPattern, URLResolver, get_resolver

from recoco.domain.accounts.actions.second_factor import add_totp, prove_by_code
from recoco.domain.accounts.factors import totp
from recoco.domain.accounts.models import Session
from recoco.kernel.access.limits import TooMany
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.domain.accounts.authenticator import code_of
from tests.domain.accounts.post import mails_to, sign_in_by_code
from tests.queries import only_reading
from tests.worlds import World

CHALLENGE, ENROLMENT = "/connexion/second-facteur/", "/connexion/second-facteur/choix/"


@pytest.fixture
def secret(world: World) -> str:
    """Sami's application, registered half a minute ago."""
    with scope.entering(world.urbanvitaliz):
        kept = totp.generate_totp_secret()
        add_totp(world.sami.user, kept, code_of(kept, steps=-1))
    return kept


def every_plain_path(patterns: Any = None, prefix: str = "/") -> Iterator[str]:
    for one in get_resolver().url_patterns if patterns is None else patterns:
        path = prefix + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from every_plain_path(one.url_patterns, path)
        elif isinstance(one, URLPattern) and "<" not in path:
            yield path


def test_sami_chooses_his_second_factor_at_his_first_sign_in(visitor: Browser, world: World) -> None:
    assert sign_in_by_code(visitor, "sami@exemple.fr", to="/mon-compte/")["Location"] == ENROLMENT
    with only_reading():
        page = visitor.page(ENROLMENT)
    kept = page.select_one(".accounts-secret").text.replace(" ", "")  # type: ignore[union-attr]
    wrong = visitor.post(ENROLMENT, {"code": "000000"})
    assert wrong.status_code == 422
    done = visitor.post(ENROLMENT, {"code": code_of(kept)})
    assert done.status_code == 200
    assert done.content.decode().count("<li>") - done.content.decode().count("fr-sr") >= 10
    assert 'href="/mon-compte/"' in done.content.decode()
    assert visitor.get("/mon-compte/").status_code == 200
    assert Session.objects.get(user=world.sami.user).second_factor
    factor = Authenticator.objects.get(user=world.sami.user, type="totp")
    assert kept not in str(factor.data)  # sealed
    assert "protège maintenant votre compte" in str(mails_to("sami@exemple.fr", "security")[0].words)


def test_then_it_is_asked_at_each_sign_in(visitor: Browser, secret: str) -> None:
    assert sign_in_by_code(visitor, "sami@exemple.fr", to="/mon-compte/")["Location"] == CHALLENGE
    assert visitor.get("/mon-compte/").status_code == 302
    assert visitor.post(CHALLENGE, {"code": "12"}).status_code == 422
    assert visitor.post(CHALLENGE, {"code": code_of(secret)})["Location"] == "/mon-compte/"
    assert visitor.get("/mon-compte/").status_code == 200


def test_a_password_does_not_spare_it(visitor: Browser, world: World, secret: str) -> None:
    world.sami.user.set_password("trois ponts et un moulin")
    world.sami.user.save()
    answer = visitor.post(
        "/connexion/mot-de-passe/", {"email": "sami@exemple.fr", "password": "trois ponts et un moulin"}
    )
    assert answer["Location"] == CHALLENGE
    assert visitor.get("/mon-compte/").status_code == 302


def test_a_half_open_session_reaches_nothing(visitor: Browser, world: World, secret: str) -> None:
    strangers = {path: visitor.get(path).status_code for path in every_plain_path()}
    sign_in_by_code(visitor, "sami@exemple.fr")
    assert len(strangers) > 20
    for path, status in strangers.items():
        if not path.startswith("/connexion/"):
            answer = visitor.get(path)
            assert (path, answer.status_code) == (path, status)
            assert not answer.wsgi_request.actor.is_signed_in
            assert not answer.wsgi_request.user.is_authenticated


def test_who_holds_a_factor_cannot_choose_another_from_the_door(visitor: Browser, world: World, secret: str) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    assert visitor.get(ENROLMENT)["Location"] == CHALLENGE
    assert visitor.post(ENROLMENT, {"code": "000000"})["Location"] == CHALLENGE
    assert visitor.post(f"{ENROLMENT}cle/", {"answer": "{}"})["Location"] == CHALLENGE
    assert Authenticator.objects.filter(user=world.sami.user, type="totp").count() == 1


def test_the_pages_of_the_second_step_need_the_first(visitor: Browser, world: World) -> None:
    for path in (CHALLENGE, ENROLMENT):
        assert visitor.get(path)["Location"] == "/connexion/"
    for path in (f"{CHALLENGE}cle/", f"{CHALLENGE}cle/options/", f"{ENROLMENT}cle/", f"{ENROLMENT}cle/options/"):
        assert visitor.post(path)["Location"] == "/connexion/"


def test_a_code_of_the_application_serves_once(world: World, secret: str) -> None:
    code = code_of(secret)
    prove_by_code(world.sami.user, code)
    with pytest.raises(Refused):
        prove_by_code(world.sami.user, code)


def test_the_code_that_registered_does_not_sign_in(visitor: Browser, world: World) -> None:
    kept = totp.generate_totp_secret()
    with scope.entering(world.urbanvitaliz):
        add_totp(world.sami.user, kept, code_of(kept))
    with pytest.raises(Refused):
        prove_by_code(world.sami.user, code_of(kept))


def test_five_tries_in_five_minutes(world: World, secret: str) -> None:
    for _ in range(5):
        with pytest.raises(Refused, match="pas le bon"):
            prove_by_code(world.sami.user, "000000")
    with pytest.raises(TooMany):
        prove_by_code(world.sami.user, code_of(secret))


def test_a_recovery_code_serves_once(visitor: Browser, world: World) -> None:
    with scope.entering(world.urbanvitaliz):
        kept = totp.generate_totp_secret()
        codes = add_totp(world.sami.user, kept, code_of(kept))
    assert len(set(codes)) == 10
    sign_in_by_code(visitor, "sami@exemple.fr")
    assert visitor.post(CHALLENGE, {"code": codes[3]})["Location"] == "/accueil/"
    visitor.post("/deconnexion/")
    sign_in_by_code(visitor, "sami@exemple.fr")
    assert visitor.post(CHALLENGE, {"code": codes[3]}).status_code == 422
    assert not any(code in str(Authenticator.objects.get(type="recovery_codes").data) for code in codes)


def test_a_member_may_protect_and_unprotect_their_account(visitor: Browser, world: World) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    visitor.post("/mon-compte/double-authentification/debut/")
    with only_reading():
        page = visitor.page("/mon-compte/double-authentification/application/")
    kept = page.select_one(".accounts-secret").text.replace(" ", "")  # type: ignore[union-attr]
    visitor.post("/mon-compte/double-authentification/application/", {"code": code_of(kept)})
    assert "10\u00a0codes" in visitor.page("/mon-compte/double-authentification/").text
    factor = Authenticator.objects.get(type="totp")
    paul = Browser(world.urbanvitaliz)
    sign_in_by_code(paul, "paul@exemple.fr")
    assert paul.post(f"/mon-compte/double-authentification/{factor.pk}/retrait/").status_code == 404
    visitor.post(f"/mon-compte/double-authentification/{factor.pk}/retrait/")
    assert not Authenticator.objects.exists()


def test_sami_may_not_remove_his_last_factor(visitor: Browser, secret: str) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    visitor.post(CHALLENGE, {"code": code_of(secret)})
    factor = Authenticator.objects.get(type="totp")
    answer = visitor.post(f"/mon-compte/double-authentification/{factor.pk}/retrait/")
    assert answer.status_code == 409
    renewed = visitor.post("/mon-compte/double-authentification/codes/")
    assert "ne seront plus affichés" in renewed.content.decode()
