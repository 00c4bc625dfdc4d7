"""Typing errors on names are forgiven, the same ones on every database."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recoco.kernel.search import typos
from recoco.kernel.search.indexing import index, unindex
from recoco.kernel.search.matching import ask
from recoco.kernel.search.models import Spelling, TitleWord
from tests.kernel.search.conftest import OTHER_PORTAL, PORTAL
from tests.queries import assert_queries

Found = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("firche", {"friche"}),  # two letters swapped
        ("frihces", {"friche"}),  # and a plural
        ("frche", {"friche"}),  # one missing
        ("frriche", {"friche"}),  # one too many
        ("fruche", {"friche"}),  # one changed
        ("rehabilitre", {"friche"}),
        ("réabiliter frche", {"friche"}),
        ("rennovation energetike", {"ecole"}),
        ("assinisement", {"eau"}),  # two, in a long word
        ("asinisemment", set()),  # three
        ("santa", {"maison"}),
        ("aeu", set()),  # short words are too close to each other
        ("2031", set()),  # a number is right or wrong
        ("demolitoin", set()),  # not a word of a title
        ("maison sante frche", set()),
    ],
)
def test_a_misspelt_name_is_found(found: Found, text: str, expected: set[str]) -> None:
    assert found(text) == expected


def test_a_text_that_finds_something_is_taken_at_its_word(found: Found) -> None:
    index("resource", 4, PORTAL, title="Une fraiche matinée")
    assert found("fraiche ") == {"velo"}
    assert found("friche ") == {"friche"}


def test_a_word_known_elsewhere_is_still_misspelt_here(found: Found) -> None:
    index("resource", 4, OTHER_PORTAL, title="Frichex Frichez Fruche")
    assert found("frichex") == {"friche"}
    assert found("fruche") == {"friche"}
    assert found("fruche", OTHER_PORTAL) == {"velo"}


def test_questions_cost_few_queries(found: Found) -> None:
    with assert_queries(0):
        ask("", "resource", PORTAL)
    with assert_queries(0):
        ask("zan", "resource", PORTAL)
    with assert_queries(1):
        ask("réhabiliter friche", "resource", PORTAL)
    with assert_queries(2):
        ask("frche", "resource", PORTAL)
    with assert_queries(3):
        ask("réhabilter frche", "resource", PORTAL)
    with assert_queries(3):
        ask(
            "réhabilter frche inustrielle batimnt polué dangreux voisn ancien usin terain comune projt",
            "resource",
            PORTAL,
        )


def test_words_are_learnt_once(found: Found) -> None:
    before = Spelling.objects.count()
    index("resource", 4, PORTAL, title="Friche friches industrielle")
    new = set(TitleWord.objects.order_by("-pk").values_list("word", flat=True)[:1])
    assert new == {"friches"}
    assert Spelling.objects.count() - before < 30


def test_names_erased_from_titles_are_forgotten(found: Found) -> None:
    unindex("resource", 0)
    assert typos.forget_unused_words() > 0
    assert not TitleWord.objects.filter(word__startswith="frich").exists()
    assert found("asainissement") == {"eau"}
    assert typos.forget_unused_words() == 0


@pytest.mark.parametrize(
    ("left", "right", "errors"),
    [
        ("", "", 0),
        ("friche", "friche", 0),
        ("", "abc", 3),
        ("abc", "", 3),
        ("frihce", "friche", 1),
        ("ca", "abc", 3),
        ("lebel", "leblanc", 4),
    ],
)
def test_distance(left: str, right: str, errors: int) -> None:
    assert typos.distance(left, right) == errors


LETTERS = st.text("abc", min_size=4, max_size=12)


@given(LETTERS, LETTERS)
def test_no_word_within_the_forgiven_distance_is_missed(asked: str, known: str) -> None:
    if typos.distance(asked, known) <= typos.errors_forgiven(asked):
        assert typos._keys(asked) & typos._keys(known)
