"""Whatever is sent to a form of the submission, the answer is a page, and what was typed is on it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client import Browser
from tests.domain.surveys.trial import make_survey
from tests.examples import examples
from tests.worlds import World

VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(["\x00", "9" * 400, "-1", "on", "Lille", "lea@exemple.fr", "03 27 00 00 03", "x" * 20_000, "2024"]),
)
FIELDS = {
    "/deposer/": ["name", "summary", "commune", "commune_text", "address", "behalf", "retirer", "attached"],
    "/deposer/brouillon/": ["part", "name", "commune_text", "answer-area", "first_name", "answer-uses"],
    "/deposer/questions/": ["answer-soil", "answer-uses", "answer-area", "answer-budget", "answer-since", "retirer",
                            "answer-around", "answer-owned", "answer-plans", "comment-soil", "answer-urgency"],
    "/deposer/referent/": ["referent_first_name", "referent_email", "referent_message", "referent_function"],
    "/deposer/rejoindre/": ["message"],
    "/deposer/verifier/": ["anything"],
}  # fmt: skip
FUZZ = settings(
    max_examples=examples(25),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def sending(address: str) -> st.SearchStrategy[dict[str, list[str]]]:
    """Return forms as anybody may send them: any field missing, repeated, or strange."""
    return st.dictionaries(st.sampled_from(FIELDS[address]), st.lists(VALUES, max_size=3))


@pytest.fixture
def writer(world: World) -> Browser:
    """Sami, who has described a project on a portal that asks questions, for a collectivité."""
    make_survey(world)
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.sami)
    project = {"name": "Halle", "summary": "Que faire ?", "commune_text": "Lille", "behalf": "referent"}
    assert browser.post("/deposer/", project).status_code == 302
    return browser


@pytest.mark.parametrize("address", FIELDS)
def test_no_form_breaks(address: str, writer: Browser) -> None:
    @FUZZ
    @given(data=sending(address))
    def try_it(data: dict[str, list[str]]) -> None:
        answer: Any = writer.post(address, data)
        assert answer.status_code < 500
        assert writer.get("/deposer/").status_code in {200, 302}

    try_it()


@FUZZ
@given(data=sending("/deposer/"))
def test_a_visitor_s_project_is_shown_again_as_it_was_typed(visitor: Browser, data: dict[str, list[str]]) -> None:
    answer: Any = visitor.post("/deposer/", data)
    if answer.status_code == 422:
        typed = data.get("name", [""])[-1:] or [""]
        shown = BeautifulSoup(answer.content, "html.parser").find(id="id_name")
        same = "".join(str(shown.get("value", "")).split()) == "".join(typed[0].split())  # type: ignore[union-attr]
        assert same or any(ord(sign) < 32 or sign in "\x7f\ufffd" for sign in typed[0])


@FUZZ
@given(email=VALUES, code=VALUES, name=VALUES)
def test_the_steps_of_the_author_take_anything(visitor: Browser, email: str, code: str, name: str) -> None:
    visitor.post("/deposer/", {"name": "Halle", "summary": "S", "commune_text": "Lille"})
    for address, data in (
        ("/deposer/vous/", {"email": email}),
        ("/deposer/code/", {"code": code}),
        ("/deposer/identite/", {"first_name": name, "phone": name}),
        (f"/deposer/reprendre/{code[:20].replace('/', '') or 'x'}/", {}),
    ):
        assert visitor.post(address.replace("?", "").replace("#", ""), data).status_code < 500
