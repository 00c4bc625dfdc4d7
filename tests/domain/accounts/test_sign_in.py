"""Signing in by a code or by a password, and where it leads."""

import pytest

from recoco.domain.accounts.models import User
from tests.client import Browser
from tests.domain.accounts.post import code_for, mails_to, sign_in_by_code
from tests.queries import only_reading
from tests.worlds import World


def test_marie_signs_in_with_a_code(visitor: Browser, world: World) -> None:
    answer = sign_in_by_code(visitor, "Marie@exemple.fr", to="/mon-compte/")
    assert answer["Location"] == "/mon-compte/"
    assert "marie@exemple.fr" in visitor.page("/mon-compte/").text


def test_the_pages_of_sign_in_only_read(visitor: Browser, world: World) -> None:
    with only_reading():
        for url in ("/connexion/", "/connexion/mot-de-passe/"):
            visitor.page(url)
    visitor.post("/connexion/", {"email": "marie@exemple.fr"})
    with only_reading():
        assert "marie@exemple.fr" in visitor.page("/connexion/code/").text


def test_a_wrong_address_is_explained_beside_the_field(visitor: Browser) -> None:
    answer = visitor.post("/connexion/", {"email": "marie"})
    assert answer.status_code == 422
    assert "Indiquez une adresse e-mail complète" in answer.content.decode()


def test_known_and_unknown_addresses_get_the_same_answer(visitor: Browser, world: World) -> None:
    answers = []
    for address in ("marie@exemple.fr", "inconnue@exemple.fr"):
        browser = Browser(world.urbanvitaliz)
        asked = browser.post("/connexion/", {"email": address})
        page = browser.page("/connexion/code/").find("main").text.replace(address, "")
        answers.append((asked.status_code, asked["Location"], page))
        assert len(mails_to(address, "code")) == 1
    assert answers[0] == answers[1]


def test_an_unknown_address_learns_how_accounts_are_born(visitor: Browser) -> None:
    answer = sign_in_by_code(visitor, "inconnue@exemple.fr")
    assert "n’a pas encore de compte" in answer.content.decode()
    assert not User.objects.filter(email="inconnue@exemple.fr").exists()
    assert visitor.get("/mon-compte/").status_code == 302


@pytest.mark.parametrize(
    "elsewhere", ["https://piege.example/", "//piege.example/", "/\\piege.example", "javascript:alert(1)", "piege", ""]
)
@pytest.mark.usefixtures("world")
def test_signing_in_never_leads_elsewhere(visitor: Browser, elsewhere: str) -> None:
    assert sign_in_by_code(visitor, "marie@exemple.fr", to=elsewhere)["Location"] == "/accueil/"
    assert visitor.post("/deconnexion/", {"next": elsewhere})["Location"] == "/"


def test_a_page_that_asks_to_sign_in_is_where_one_lands(visitor: Browser, world: World) -> None:
    asked = visitor.get("/mon-compte/sessions/")
    assert asked["Location"] == "/connexion/?next=/mon-compte/sessions/"
    assert (
        sign_in_by_code(visitor, "marie@exemple.fr", to="/mon-compte/sessions/")["Location"] == "/mon-compte/sessions/"
    )


def test_marie_signs_in_with_a_password(visitor: Browser, world: World) -> None:
    world.marie.user.set_password("trois ponts et un moulin")
    world.marie.user.save()
    refused = visitor.post("/connexion/mot-de-passe/", {"email": "marie@exemple.fr", "password": "faux"})
    unknown = visitor.post("/connexion/mot-de-passe/", {"email": "personne@exemple.fr", "password": "faux"})
    assert refused.status_code == unknown.status_code == 422
    sentence = "L’adresse ou le mot de passe ne va pas"
    assert sentence in refused.content.decode()
    assert sentence in unknown.content.decode()
    entered = visitor.post(
        "/connexion/mot-de-passe/", {"email": "Marie@exemple.fr", "password": "trois ponts et un moulin"}
    )
    assert entered["Location"] == "/accueil/"
    assert world.marie.user.password.startswith("argon2")


def test_passwords_are_tried_ten_times(visitor: Browser, world: World) -> None:
    for _ in range(10):
        visitor.post("/connexion/mot-de-passe/", {"email": "marie@exemple.fr", "password": "faux"})
    answer = visitor.post("/connexion/mot-de-passe/", {"email": "marie@exemple.fr", "password": "faux"})
    assert answer.status_code == 429
    assert "Réessayez dans" in answer.content.decode()


def test_a_deactivated_account_is_told_by_nothing_but_the_code(visitor: Browser, world: World) -> None:
    User.objects.filter(pk=world.marie.user_id).update(is_active=False)
    answer = sign_in_by_code(visitor, "marie@exemple.fr")
    assert answer.status_code == 422
    assert "désactivé" in answer.content.decode()
    assert visitor.get("/mon-compte/").status_code == 302


def test_signing_out_closes_the_session(visitor: Browser, world: World) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    cookie = visitor.cookies["sessionid"].value
    assert visitor.get("/deconnexion/").status_code == 405
    visitor.post("/deconnexion/")
    visitor.cookies["sessionid"] = cookie
    assert visitor.get("/mon-compte/").status_code == 302


def test_the_code_is_asked_where_it_was_sent(visitor: Browser, world: World) -> None:
    assert (
        visitor.get("/connexion/code/", query_params={"next": "/mon-compte/"})["Location"]
        == "/connexion/?next=%2Fmon-compte%2F"
    )
    visitor.post("/connexion/", {"email": "marie@exemple.fr"})
    other = Browser(world.urbanvitaliz)
    other.post("/connexion/", {"email": "paul@exemple.fr"})
    answer = other.post("/connexion/code/", {"code": code_for("marie@exemple.fr")})
    assert answer.status_code == 422  # bound to the browser that asked
