"""No text is wrong: whatever is indexed or asked, nothing breaks and nothing is lost."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recoco.kernel.search.analyser import words_of
from recoco.kernel.search.highlighting import highlight
from recoco.kernel.search.indexing import index
from recoco.kernel.search.matching import ask
from recoco.kernel.search.models import IndexEntry
from tests.kernel.search.conftest import PORTAL

Found = Callable[..., set[str]]
OPERATORS = ["AND", "OR", "NOT", "NEAR(", "friche", '"', "*", "title:", "'", "&", ":*A"]
QUERIES = st.one_of(
    st.text(max_size=60),
    st.text("\"'*():&|!<->^{}~+-. \x00\\%_éœaZ9", max_size=60),
    st.lists(st.sampled_from(OPERATORS)).map(" ".join),
)
relaxed = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)


HOSTILE = """
" ' '' "friche friche'-- friche\xa0OR NOT\xa0friche NEAR(friche,2) title:friche ^friche friche* fri:* friche&!école
{title}:friche %friche% friche\x00 \\ 12e5 0x1F 1.5e-3 ²½ '\xa0OR\xa01=1;DROP\xa0TABLE\xa0search_indexentry
"""
LONG = ["a" * 10_000, "(" * 300, "friche " * 1_500, "é" * 10_000, "é'" * 5_000]


@pytest.mark.parametrize("text", [*HOSTILE.replace("\n", " ").strip(" ").split(" "), *LONG])
def test_hostile_texts_are_only_words(found: Found, text: str) -> None:
    found(text)
    highlight(text, text)
    index("resource", 0, PORTAL, title=text, content=text)
    if list(words_of(text)):
        assert found(text) == {"friche"}


@relaxed
@given(QUERIES)
def test_any_question_can_be_asked(found: Found, text: str) -> None:
    question = ask(text, "resource", PORTAL)
    entries = IndexEntry.objects.filter(question.matching(of="object_id"))
    list(entries.order_by(question.rank(of="object_id").desc()))


@relaxed
@given(st.text(max_size=80))
def test_any_text_is_found_by_itself(db: None, text: str) -> None:
    index("thing", 1, PORTAL, content=text)
    assert IndexEntry.objects.filter(ask(text, "thing", PORTAL).matching(of="object_id")).exists()


@relaxed
@given(st.text(max_size=80), QUERIES)
def test_highlighting_loses_nothing(text: str, query: str) -> None:
    segments = highlight(text, query)
    assert "".join(part for part, _ in segments) == text
    assert all(part for part, _ in segments)
