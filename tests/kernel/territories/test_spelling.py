"""Names are reduced to forms that forgive how people type them."""

import pytest

from recoco.kernel.kit.folding import fold
from recoco.kernel.territories.spelling import Spelling, spell
from recoco.kernel.territories.typos import Distance, distance, tolerated
from recoco.kernel.territories.wording import label, of, typeset


def test_the_forms_of_a_name() -> None:
    assert spell(fold("L’Haÿ-les-Roses")) == Spelling("l", "haylesroses", "hayroses", "sesor yah")


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("st remy", "Saint-Rémy"),
        ("STE MARIE", "Sainte-Marie"),
        ("hay roses", "L’Haÿ-les-Roses"),
        ("Vitry s/ Seine", "Vitry-sur-Seine"),
        ("chalons champagne", "Châlons-en-Champagne"),
        ("Oeuilly", "Œuilly"),
    ],
)
def test_two_ways_of_writing_one_name(typed: str, name: str) -> None:
    assert spell(fold(typed)).bare == spell(fold(name)).bare


@pytest.mark.parametrize("name", ["Y", "Le", "Les Sous", "Ô"])
def test_names_made_of_small_words_keep_a_form(name: str) -> None:
    assert spell(fold(name)).bare


def test_nothing_has_no_form() -> None:
    assert spell("") == Spelling("", "", "", "")


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("lille", "lille", Distance(0, unfinished=False)),
        ("marseile", "marseille", Distance(1, unfinished=False)),
        ("strasbuorg", "strasbourg", Distance(1, unfinished=False)),
        ("marzei", "marseille", Distance(1, unfinished=True)),
        ("mulouze", "mulhouse", Distance(2, unfinished=False)),
        ("lille", "nantes", None),
        ("abcdefgh", "hgfedcba", None),
    ],
)
def test_typing_errors_are_counted(typed: str, name: str, expected: Distance | None) -> None:
    assert distance(typed, name, 2) == expected


def test_short_words_tolerate_no_error() -> None:
    assert [tolerated(length) for length in (0, 3, 4, 6, 7, 30)] == [0, 0, 1, 1, 2, 2]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Bermeries", "de Bermeries"),
        ("Arbignieu", "d’Arbignieu"),
        ("Yvetot", "d’Yvetot"),
        ("Yaucourt-Bussus", "de Yaucourt-Bussus"),
        ("Le Cambout", "du Cambout"),
        ("Les Authieux-du-Puits", "des Authieux-du-Puits"),
        ("La Genevraie", "de La Genevraie"),
        ("L’Hôpital", "de L’Hôpital"),
    ],
)
def test_names_after_de(name: str, expected: str) -> None:
    assert of(name) == expected


def test_a_label_says_what_is_known() -> None:
    assert label("Saint-Denis", "93", "93200", 150_000) == "Saint-Denis (93) — 93200, 150\u00a0000\u00a0hab."
    assert label("Suzan", "09", "", 0) == "Suzan (09) — 0\u00a0hab."
    assert label("Île de Clipperton", "989", "", None) == "Île de Clipperton (989)"


def test_names_get_the_apostrophe_of_print() -> None:
    assert typeset(" L'Abergement ") == "L’Abergement"
