"""People search in French as they write it: each question finds the same things on every database."""

from collections.abc import Callable

import pytest

from recoco.kernel.search.analyser import lexemes_of, words_of

Found = Callable[..., set[str]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # stems
        ("rehabilitations friche", {"friche"}),
        ("réhabilitation de friches", {"friche"}),
        ("rehabilitees", {"friche"}),
        ("FRICHES INDUSTRIELLES ", {"friche"}),
        ("rénover une école", {"ecole"}),
        ("aménager", {"velo"}),
        ("canal", {"eau"}),
        # accents, with or without, composed or not
        ("energetique", {"ecole"}),
        ("énergétiques", {"ecole"}),
        ("re\u0301novation", {"ecole"}),
        ("ecole", {"ecole"}),
        # ligatures
        ("maitrise d'oeuvre", {"eau"}),
        ("cœur", {"eau"}),
        ("Noeux", {"maison"}),
        # elisions, with both apostrophes
        ("l'eau", {"eau"}),
        ("l’eau", {"eau"}),
        ("qu'un transfert", {"eau"}),
        ("lhay", set()),
        ("L'Hay les Roses", {"eau"}),
        ("l'usine", {"friche"}),
        # stop words
        ("la maison de la santé", {"maison"}),
        ("les écoles et le chauffage", {"ecole"}),
        # digits
        ("2030", {"ecole"}),
        ("1234", {"velo"}),
        ("n°1234", {"velo"}),
        # every word counts, wherever it is
        ("friche foncier démolition", {"friche"}),
        ("friche école", set()),
        ("introuvable", set()),
        # synonyms, single words to words or expressions
        ("vélo", {"velo"}),
        ("EHPAD", {"maison"}),
        ("hôtel", set()),
        ("PLU ", {"velo"}),
        ("EPF", {"friche"}),
    ],
)
def test_a_question_finds(found: Found, text: str, expected: set[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize("typed", ["fr", "fri", "frich", "réhabilita", "rehabilitat", "une fr", "industriell"])
def test_the_last_word_is_a_beginning_while_it_is_typed(found: Found, typed: str) -> None:
    assert "friche" in found(typed)


def test_a_word_followed_by_a_space_is_finished(found: Found) -> None:
    assert found("fri") == {"friche"}
    assert found("fri ") == set()


@pytest.mark.parametrize("text", ["", "  ", "\x00", "?!", "« »", "le", "l’", "d'", "日本", "\ud800"])
def test_a_text_without_a_word_narrows_nothing(found: Found, text: str) -> None:
    assert len(found(text)) == 5


def test_words_are_told_apart_where_they_stand() -> None:
    text = "L’école d’Haÿ"
    assert [text[word.start : word.end] for word in words_of(text)] == ["école", "Haÿ"]


@pytest.mark.parametrize("word", ["Réhabilitées", "rehabilitees", "réhabilite", "REHABILITE", "re\u0301habiliter"])
def test_forms_of_a_word_share_a_stem(word: str) -> None:
    lexemes = lexemes_of(word)
    assert lexemes
    assert "rehabilit" in lexemes.stems
