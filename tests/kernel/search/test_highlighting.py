"""People see why a thing was found."""

from collections.abc import Callable

import pytest

from recoco.kernel.search.highlighting import highlight
from recoco.kernel.search.matching import ask
from tests.kernel.search.conftest import PORTAL


def marked(text: str, query: str) -> str:
    return "".join(f"[{part}]" if is_hit else part for part, is_hit in highlight(text, query))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Réhabiliter une friche", "rehabilitations friche", "[Réhabiliter] une [friche]"),
        ("L’école et l'ÉCOLE", "ecole", "L’[école] et l'[ÉCOLE]"),
        ("Une re\u0301novation", "rénovation", "Une [re\u0301novation]"),
        ("Friches, fricheux, frichti", "frich", "[Friches], [fricheux], [frichti]"),
        ("Friches, frichti", "friche ", "[Friches], frichti"),
        ("Une maison de retraite", "EHPAD", "Une [maison] de [retraite]"),
        ("<b>friche</b> & co", "friche", "<b>[friche]</b> & co"),
        ("Rien à voir", "friche", "Rien à voir"),
        ("Le mot le", "le", "Le mot le"),
        ("Un texte", "", "Un texte"),
        ("", "friche", ""),
    ],
)
def test_hits_are_marked(text: str, query: str, expected: str) -> None:
    assert marked(text, query) == expected


def test_what_was_meant_is_marked(found: Callable[..., set[str]]) -> None:
    question = ask("frche", "resource", PORTAL)
    assert highlight("Une friche", question) == [("Une ", False), ("friche", True)]
