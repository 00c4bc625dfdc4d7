"""Contents: whatever somebody sends is taken or explained, never an error; changes are said in words."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.kernel.versions.differences import Difference, differences
from recoco.kernel.versions.kinds import DocumentKind
from recoco.kernel.versions.parts import completed
from tests.examples import examples
from tests.kernel.versions.conftest import PARTS

WHOLE = {
    "baseline": "Ensemble",
    "tone": "warm",
    "days": ["lundi"],
    "open": True,
    "count": 2,
    "to": "mairie@exemple.fr",
    "logo": "",
    "served": ["59350"],
    "links": [{"label": "Le Cerema", "url": "https://www.cerema.fr"}, {"label": "Nous écrire", "url": "/contact/"}],
    "blocks": [{"type": "text", "words": "Bonjour"}],
}
anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
nearly = st.fixed_dictionaries({name: st.just(right) | anything for name, right in WHOLE.items()})

blocks = st.fixed_dictionaries({"type": st.just("text"), "words": st.sampled_from("ABC")})
links = st.fixed_dictionaries({"label": st.sampled_from("ABC"), "url": st.sampled_from(["/", "/contact/"])})
right = st.fixed_dictionaries(
    {
        "open": st.booleans(),
        "count": st.integers(0, 3),
        "served": st.lists(st.sampled_from(["59350", "59512"]), max_size=2),
        "links": st.lists(links, max_size=3),
        "blocks": st.lists(
            st.fixed_dictionaries({"type": st.just("text"), "words": st.sampled_from("ABC")}), max_size=3
        ),
    }
)


@pytest.mark.usefixtures("on_a")
class TestProblems:
    """What a document takes."""

    def test_a_right_content_has_none(self, notice: DocumentKind) -> None:
        assert notice.problems(WHOLE) == []
        assert notice.complete({"baseline": "Ensemble"}) | {"tone": "warm", "open": True, "links": []} == (
            notice.complete({"baseline": "Ensemble"})
        )

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=examples(150))
    @given(content=anything | nearly)
    def test_any_content_is_taken_or_explained(self, notice: DocumentKind, content: Any) -> None:
        problems = notice.problems(content)
        assert all(problem.sentence.endswith(".") for problem in problems)
        if not problems:
            assert notice.problems(notice.complete(content)) == []
            assert differences(content, notice.complete(content), PARTS) == []

    @pytest.mark.parametrize(
        ("name", "wrong"),
        [
            ("baseline", " "),
            ("baseline", "a" * 161),
            ("baseline", "deux\nlignes"),
            ("baseline", "nul\x00"),
            ("baseline", "moitié \ud800"),
            ("tone", "loud"),
            ("days", ["lundi", "lundi"]),
            ("open", 1),
            ("count", True),
            ("count", 11),
            ("to", "mairie"),
            ("logo", "0" * 64),
            ("served", ["a", "b", "c", "d"]),
            ("links", [{"label": "Piège", "url": "javascript:alert(1)"}]),
            ("links", [{"label": "Piège", "url": "//ailleurs.fr"}]),
            ("blocks", [{"type": "video"}]),
        ],
    )
    def test_each_part_says_what_it_does_not_take(self, notice: DocumentKind, name: str, wrong: Any) -> None:
        (problem,) = notice.problems({**WHOLE, name: wrong})
        assert problem.path.startswith(name)


def test_changes_are_said_in_the_words_of_the_document() -> None:
    after = {
        **WHOLE,
        "open": False,
        "tone": "dry",
        "links": [{"label": "Au début", "url": "/"}, *WHOLE["links"]],
        "blocks": [{"type": "text", "words": "Bonsoir"}],
    }
    assert differences(WHOLE, after, PARTS) == [
        Difference("Ton", "Chaleureux", "Sec"),
        Difference("Ouvert", "oui", "non"),
        Difference("Liens › 1", "", "Au début, /"),
        Difference("Blocs › 1 › Texte", "Bonjour", "Bonsoir"),
    ]


def test_a_document_that_comes_or_goes_is_said_too() -> None:
    assert differences(None, {"title": "Qui sommes-nous"}) == [Difference("title", "", "Qui sommes-nous")]
    assert differences({"title": "Qui sommes-nous"}, None) == [Difference("title", "Qui sommes-nous", "")]


@given(before=right, after=right)
def test_there_are_changes_exactly_where_contents_differ(before: Any, after: Any) -> None:
    assert bool(differences(before, after, PARTS)) == (before != after)
    assert bool(differences(before, after)) == (before != after)
    assert completed(PARTS, {}) == completed(PARTS, completed(PARTS, {}))
