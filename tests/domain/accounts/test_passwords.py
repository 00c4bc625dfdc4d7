"""Choosing a password, under the one rule."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone

from recoco.domain.accounts.models import User
from tests.client import Browser
from tests.domain.accounts.post import mails_to, sign_in_by_code
from tests.worlds import World

PAGE = "/mon-compte/mot-de-passe/"
GOOD = "trois ponts et un moulin"


@pytest.mark.parametrize(
    "poor",
    ["neuf cars", "password123", "Motdepasse2026", "azertyuiop", "1234567890", "marie@exemple.fr", "mariemarie1"],
)
def test_poor_passwords_are_refused(poor: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(poor, User(email="marie@exemple.fr"))


def test_marie_chooses_a_password(visitor: Browser, world: World) -> None:
    other = Browser(world.urbanvitaliz)
    sign_in_by_code(other, "marie@exemple.fr")
    sign_in_by_code(visitor, "marie@exemple.fr")
    short = visitor.post(PAGE, {"password": "court"})
    assert short.status_code == 422
    assert "Allongez ce mot de passe" in short.content.decode()
    assert visitor.post(PAGE, {"password": GOOD})["Location"] == "/mon-compte/"
    assert visitor.get("/mon-compte/").status_code == 200
    assert other.get("/mon-compte/").status_code == 302
    assert "mot de passe" in str(mails_to("marie@exemple.fr", "security")[0].words)
    visitor.post("/deconnexion/")
    assert (
        visitor.post("/connexion/mot-de-passe/", {"email": "marie@exemple.fr", "password": GOOD})["Location"]
        == "/accueil/"
    )
    visitor.post(f"{PAGE}suppression/")
    assert not User.objects.get(email="marie@exemple.fr").has_usable_password()


def test_an_old_session_is_asked_to_sign_in_again(visitor: Browser, world: World) -> None:
    sign_in_by_code(visitor, "marie@exemple.fr")
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        assert "Est-ce bien vous" in visitor.page(PAGE, status=403).text
        assert visitor.post(PAGE, {"password": GOOD}).status_code == 403
        assert visitor.post("/mon-compte/double-authentification/debut/").status_code == 403
    assert not User.objects.get(email="marie@exemple.fr").has_usable_password()
