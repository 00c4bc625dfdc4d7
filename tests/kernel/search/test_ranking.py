"""The best answers come first: title, tags, summary, content, on every database."""

from collections.abc import Callable

import pytest

from recoco.kernel.search.indexing import index
from recoco.kernel.search.matching import ask, rank
from recoco.kernel.search.models import IndexEntry
from tests.kernel.search.conftest import PORTAL

Ranked = Callable[[str], list[int]]


@pytest.mark.parametrize("text", ["friche", "friches ", "FRICHE industrielle", "industrielles friches "])
def test_title_then_tags_then_summary_then_content(ranked: Ranked, text: str) -> None:
    words = "friches industrielles"
    index("thing", 1, PORTAL, title="Autre", content=f"{words} {words} {words}")
    index("thing", 2, PORTAL, title="Autre", summary=words)
    index("thing", 3, PORTAL, title="Autre", tags=words)
    index("thing", 4, PORTAL, title="Une friche industrielle", content="Beaucoup de texte autour. " * 50)

    assert ranked(text) == [4, 3, 2, 1]


def test_frequent_words_do_not_upset_the_order(ranked: Ranked) -> None:
    for number in range(10, 20):
        index("thing", number, PORTAL, content="commune commune commune")
    index("thing", 1, PORTAL, title="La commune nouvelle")

    assert ranked("commune")[0] == 1


def test_all_the_words_in_the_title_come_before_some(ranked: Ranked) -> None:
    index("thing", 1, PORTAL, title="Friche", content="Un ancien moulin.")
    index("thing", 2, PORTAL, title="Friche du moulin")
    index("thing", 3, PORTAL, title="Autre", content="Une friche près du moulin.")

    assert ranked("friche moulin") == [2, 1, 3]


def test_what_does_not_answer_has_no_rank(ranked: Ranked) -> None:
    index("thing", 1, PORTAL, title="Friche")
    index("thing", 2, PORTAL, title="Moulin")
    ranks = IndexEntry.objects.annotate(score=rank("friche", "thing", PORTAL, of="object_id"))

    assert ranks.get(object_id=2).score == 0
    assert ranks.get(object_id=1).score > 3


def test_nothing_asked_orders_nothing(ranked: Ranked) -> None:
    index("thing", 1, PORTAL, title="Friche")
    assert ranked("") == [1]
    assert IndexEntry.objects.annotate(score=ask("", "thing", PORTAL).rank()).get().score == 0
