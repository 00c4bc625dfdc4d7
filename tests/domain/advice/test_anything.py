"""Whatever is sent to a form of the recommendations, the answer is a page, and what was typed is on it."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.client import Browser
from tests.domain.advice.making import address, drafted, published
from tests.examples import examples
from tests.worlds import World

VALUES = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        ["\x00", "9" * 400, "-1", "on", "done", "not_applicable", "other", "2026-02-30", "9999-12-31", "x" * 20_000]
    ),
)
WORDS = ["title", "text", "topic", "deadline", "deadline_kind", "version", "preview", "tell"]
FUZZ = settings(
    max_examples=examples(15),
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


def sending(names: list[str]) -> st.SearchStrategy[dict[str, list[str]]]:
    """Return forms as anybody may send them: any field missing, repeated, or strange."""
    return st.dictionaries(st.sampled_from(names), st.lists(VALUES, max_size=2))


@pytest.fixture
def forms(world: World) -> dict[str, list[str]]:
    """Every form about one draft and one published recommendation, with its fields."""
    awa = world.actor(world.awa)
    draft, (told,) = drafted(world.alone, awa), published(world.alone, awa, "Appeler la DDT")
    return {
        "nouvelle/": WORDS,
        f"{draft.pk}/modifier/": WORDS,
        f"{told.pk}/modifier/": WORDS,
        f"{told.pk}/reponses/": ["status", "reason", "text"],
        f"{draft.pk}/reponses/": ["status", "text"],
        f"{told.pk}/retrait/": ["reason"],
        f"{draft.pk}/place/": ["step", "to"],
        "ou-en-etes-vous/": [
            f"{name}_{number}" for name in ("status", "reason", "text") for number in (told.pk, "é", 0)
        ],
        "publications/": ["drafts"],
    }


@pytest.mark.parametrize("name", ["awa", "marie"])
def test_no_form_breaks(name: str, forms: dict[str, list[str]], world: World, browser: Any) -> None:
    reader: Browser = browser(world.people[name])

    @FUZZ
    @given(data=st.data())
    def try_it(data: Any) -> None:
        for form, names in forms.items():
            url = address(world, form)
            assert reader.post(url, data.draw(sending(names))).status_code < 500, url
        assert reader.get(address(world)).status_code == 200

    try_it()


@FUZZ
@given(typed=st.fixed_dictionaries(dict.fromkeys(("title", "text", "topic", "deadline", "deadline_kind"), VALUES)))
def test_what_was_typed_is_kept_and_its_faults_are_said_twice(world: World, typed: dict[str, str]) -> None:
    awa = Browser(world.urbanvitaliz)
    awa.sign_in(world.awa)
    answer: Any = awa.post(address(world, "nouvelle/"), typed)
    assert answer.status_code in {302, 422}
    if answer.status_code == 302:
        return
    page = BeautifulSoup(answer.content, "html.parser")
    assert page.select_one("main .fr-alert--error a[href^='#']"), "no summary leads to the fields"
    assert page.select("main .fr-error-text, main .fr-message--error"), "nothing is said beside a field"
    if typed["title"].isprintable():
        shown = str(page.find(id="id_title").get("value", ""))  # type: ignore[union-attr]
        assert " ".join(shown.split()) == " ".join(typed["title"].split())
