"""Passkeys, with a key made of software: registered and proven on one host."""

import json

import pytest
from allauth.mfa.models import Authenticator

from tests.client import Browser
from tests.domain.accounts.authenticator import SoftwareKey
from tests.domain.accounts.post import sign_in_by_code
from tests.worlds import URBANVITALIZ, World

CHALLENGE, ENROLMENT = "/connexion/second-facteur/", "/connexion/second-facteur/choix/"


@pytest.fixture
def key(visitor: Browser, world: World) -> SoftwareKey:
    """Sami's key, registered at his first sign-in."""
    key = SoftwareKey(URBANVITALIZ)
    sign_in_by_code(visitor, "sami@exemple.fr")
    options = json.loads(visitor.post(f"{ENROLMENT}cle/options/").content)
    done = visitor.post(f"{ENROLMENT}cle/", {"answer": key.made(options), "name": "Ordinateur de Sami"})
    assert "codes de secours" in done.content.decode()
    assert visitor.get("/mon-compte/").status_code == 200
    visitor.post("/deconnexion/")
    return key


def test_sami_signs_in_with_his_key(visitor: Browser, key: SoftwareKey) -> None:
    assert sign_in_by_code(visitor, "sami@exemple.fr", to="/mon-compte/")["Location"] == CHALLENGE
    assert "Utiliser ma clé d’accès" in visitor.page(CHALLENGE).text
    options = json.loads(visitor.post(f"{CHALLENGE}cle/options/").content)
    assert visitor.post(f"{CHALLENGE}cle/", {"answer": key.proven(options)})["Location"] == "/mon-compte/"
    assert "Ordinateur de Sami (urbanvitaliz.localhost)" in visitor.page("/mon-compte/double-authentification/").text


def test_an_answer_serves_once(visitor: Browser, key: SoftwareKey) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    options = json.loads(visitor.post(f"{CHALLENGE}cle/options/").content)
    answer = key.proven(options)
    visitor.post(f"{CHALLENGE}cle/", {"answer": answer})
    visitor.post("/deconnexion/")
    sign_in_by_code(visitor, "sami@exemple.fr")
    assert visitor.post(f"{CHALLENGE}cle/", {"answer": answer}).status_code == 422


def test_the_key_of_somebody_else_proves_nothing(visitor: Browser, key: SoftwareKey) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    options = json.loads(visitor.post(f"{CHALLENGE}cle/options/").content)
    stolen = SoftwareKey(URBANVITALIZ)
    stolen.id = key.id
    assert visitor.post(f"{CHALLENGE}cle/", {"answer": stolen.proven(options)}).status_code == 422
    assert visitor.get("/mon-compte/").status_code == 302


def test_a_key_asked_by_another_site_is_refused(visitor: Browser, key: SoftwareKey) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    options = json.loads(visitor.post(f"{CHALLENGE}cle/options/").content)
    key.host = "piege.example"
    assert visitor.post(f"{CHALLENGE}cle/", {"answer": key.proven(options)}).status_code == 422


@pytest.mark.parametrize(
    "answer",
    ["", "{", "[]", "null", "1", "{}", '{"id": "a"}', '{"response": {}}', '{"id": 1, "rawId": 2, "response": []}'],
)
def test_nonsense_is_refused_with_a_sentence(visitor: Browser, key: SoftwareKey, answer: str) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    visitor.post(f"{CHALLENGE}cle/options/")
    assert visitor.post(f"{CHALLENGE}cle/", {"answer": answer}).status_code == 422


@pytest.mark.parametrize(
    "answer", ["", "{", "[]", "{}", '{"id": "a", "rawId": "a", "response": {}, "type": "public-key"}']
)
def test_nonsense_registers_nothing(visitor: Browser, world: World, answer: str) -> None:
    sign_in_by_code(visitor, "sami@exemple.fr")
    visitor.post(f"{ENROLMENT}cle/options/")
    assert visitor.post(f"{ENROLMENT}cle/", {"answer": answer}).status_code == 422
    assert not Authenticator.objects.exists()


def test_on_another_host_the_page_says_what_remains(key: SoftwareKey, world: World) -> None:
    with world.on(world.sosponts):
        type(world.sami)(user=world.sami.user, first_name="Sami", last_name="Haddad").save()
    there = Browser(world.sosponts)
    sign_in_by_code(there, "sami@exemple.fr")
    page = there.page(CHALLENGE).text
    assert "Utiliser ma clé d’accès" not in page
    assert "créée sur une autre adresse" in page
