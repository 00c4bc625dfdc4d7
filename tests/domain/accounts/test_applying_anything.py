"""Whatever is typed in the forms of adviser requests, they answer, and keep it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from recoco.domain.accounts.adviser_request_forms import AdviserRequestForm
from tests.client import Browser
from tests.domain.accounts.applying import DOOR, FORM, TYPED, asked_by, path_of
from tests.examples import examples
from tests.worlds import World

ANYTHING = st.text(max_size=200) | st.sampled_from(["", "59", "59, 2A; 33", "0" * 300, "\x00", "<b>", "l’eau", "²"])
NAMES = ["first_name", "last_name", "organization", "function", "phone", "departements", "motivation"]
QUICK = settings(
    max_examples=examples(60),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def shown(page: BeautifulSoup, name: str) -> str:
    """Return what the field *name* shows, as a browser would send it back."""
    field: Any = page.find(attrs={"name": name})
    return str(field.get_text()).removeprefix("\n") if field.name == "textarea" else str(field.get("value", ""))


def ink(text: str) -> str:
    """Return what of *text* can be seen: pages join blanks, and the null character is nothing."""
    return "".join(text.replace("\x00", "").split())


@pytest.fixture
def zoe(browser: Any, world: World) -> Browser:
    """Zoé at her desk."""
    opened: Browser = browser(world.zoe)
    return opened


@QUICK
@given(typed=st.fixed_dictionaries(dict.fromkeys(NAMES, ANYTHING)), terms=st.booleans())
@example(typed={**{name: TYPED[name] for name in NAMES}, "motivation": "\nDeux\r\nlignes "}, terms=False)
def test_the_request_keeps_what_was_typed(typed: dict[str, str], terms: bool, zoe: Browser) -> None:
    # Without the box of the conditions the form is never valid: all it can do is answer, and keep.
    answer = zoe.post(FORM, {**typed, **({"is_national": "on"} if terms else {})})
    assert answer.status_code == 422
    page = BeautifulSoup(answer.content, "html.parser")
    for name in NAMES:
        assert ink(shown(page, name)) == ink(typed[name])
    assert page.find(attrs={"name": "is_national"}).has_attr("checked") is terms


@QUICK
@given(typed=st.fixed_dictionaries(dict.fromkeys(NAMES, ANYTHING)))
def test_what_the_form_accepts_the_actions_can_keep(typed: dict[str, str], db: None) -> None:
    form = AdviserRequestForm({**typed, "terms": "on", "is_national": "on"})
    if form.is_valid():
        assert all(len(form.words[name]) <= 160 for name in form.words)
        assert form.territory == {"is_national": True, "departements": []}


@QUICK
@given(typed=ANYTHING)
@example(typed=";")
def test_the_team_s_forms_answer_anything(typed: str, browser: Any, world: World) -> None:
    for gesture, name in (("acceptation", "departements"), ("refus", "reason")):
        with transaction.atomic():
            asked = asked_by(world, world.zoe)
            answer = browser(world.sami).post(path_of(asked, gesture), {name: typed})
            assert answer.status_code in {302, 422}
            if answer.status_code == 422:
                assert ink(shown(BeautifulSoup(answer.content, "html.parser"), name)) == ink(typed)
            transaction.set_rollback(True)  # each example begins with an undecided request


@QUICK
@given(typed=ANYTHING)
def test_the_door_answers_anything(typed: str, visitor: Browser) -> None:
    assert visitor.post(DOOR, {"email": typed}).status_code in {302, 422, 429}
    assert visitor.post(f"{DOOR}code/", {"code": typed}).status_code in {302, 422}
