"""The life of a six-digit code."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from recoco.domain.accounts.models import SignInCode
from tests.client import Browser
from tests.domain.accounts.post import code_for, mails_to
from tests.worlds import World

pytestmark = pytest.mark.usefixtures("world")


def ask(browser: Browser, address: str = "marie@exemple.fr") -> str:
    browser.post("/connexion/", {"email": address})
    return code_for(address)


def give(browser: Browser, code: str) -> int:
    return int(browser.post("/connexion/code/", {"code": code}).status_code)


def another(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06d}"


def test_a_code_is_kept_as_a_digest_and_typed_as_people_type(visitor: Browser) -> None:
    code = ask(visitor)
    row = SignInCode.objects.get()
    assert code not in (row.code, row.browser)
    assert len(row.code) == 64
    assert give(visitor, f" {code[:3]} {code[3:]} ") == 302


def test_a_code_serves_once(visitor: Browser, world: World) -> None:
    code = ask(visitor)
    assert give(visitor, code) == 302
    visitor.post("/deconnexion/")
    assert visitor.post("/connexion/code/", {"code": code})["Location"] == "/connexion/"


def test_five_tries_then_even_the_right_one_is_refused(visitor: Browser) -> None:
    code = ask(visitor)
    for left in ("4 essais", "3 essais", "2 essais", "un essai", "n’est plus valable"):
        answer = visitor.post("/connexion/code/", {"code": another(code)})
        assert left in answer.content.decode()
    assert give(visitor, code) == 422
    assert SignInCode.objects.get().tries == 5


def test_a_code_lives_a_quarter_of_an_hour(visitor: Browser) -> None:
    code = ask(visitor)
    with time_machine.travel(timezone.now() + timedelta(minutes=16), tick=False):
        answer = visitor.post("/connexion/code/", {"code": code})
        assert "n’est plus valable" in answer.content.decode()


def test_asking_again_makes_the_former_code_useless(visitor: Browser) -> None:
    former, code = ask(visitor), ask(visitor)
    if former != code:
        assert give(visitor, former) == 422
    assert give(visitor, code) == 302


def test_five_codes_an_hour_for_an_address(world: World) -> None:
    for _ in range(5):
        Browser(world.urbanvitaliz).post("/connexion/", {"email": "marie@exemple.fr"})
    answer = Browser(world.urbanvitaliz).post("/connexion/", {"email": "MARIE@exemple.fr"})
    assert answer.status_code == 429
    assert len(mails_to("marie@exemple.fr", "code")) == 5


def test_twenty_codes_an_hour_from_a_network(world: World) -> None:
    for rank in range(20):
        Browser(world.urbanvitaliz).post("/connexion/", {"email": f"mairie{rank}@exemple.fr"})
    answer = Browser(world.urbanvitaliz).post("/connexion/", {"email": "une.autre@exemple.fr"})
    assert answer.status_code == 429


def test_a_code_of_one_purpose_opens_nothing_else(visitor: Browser) -> None:
    code = ask(visitor)
    SignInCode.objects.update(purpose="submission")
    assert give(visitor, code) == 422


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "1" * 5000, "12\x003456"])
def test_what_is_no_code_is_told_beside_the_field(visitor: Browser, typed: str) -> None:
    ask(visitor)
    assert give(visitor, typed) == 422
    assert SignInCode.objects.get().tries == 0
