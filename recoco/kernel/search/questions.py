"""What somebody asks, once analysed: every word, in any of its forms."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from recoco.kernel.search.analyser import Lexemes, lexemes_of, words_of
from recoco.kernel.search.synonyms import synonyms_of

_MOST_WORDS = 12
_LONGEST_QUESTION = 500


class Term(NamedTuple):
    """A lexeme to find, or the beginning of one; made of a-z and 0-9, so it needs no escaping anywhere."""

    lexeme: str
    prefix: bool = False


# Terms needed together, for instance « maison » and « retraite » for EHPAD.
type Alternative = tuple[Term, ...]


class AskedWord(NamedTuple):
    """One word asked: its own lexemes, and the alternatives of which any one answers it."""

    lexemes: Lexemes
    alternatives: tuple[Alternative, ...]


type Words = tuple[AskedWord, ...]


def read(text: str) -> Words:
    """Return the words asked by *text*: the first twelve, in its first 500 characters.

    The last word is also the beginning of another one while nothing follows it: people search as they type.
    """
    text = text[:_LONGEST_QUESTION]
    found = list(words_of(text))[:_MOST_WORDS]
    return tuple(_asked(word.lexemes, typing=word.end == len(text)) for word in found)


def correct(word: AskedWord, corrections: Iterable[str]) -> AskedWord:
    """Return *word* that any of the *corrections*, in any of their forms, also answers."""
    forms = [(lexemes.all if (lexemes := lexemes_of(known)) else (known,)) for known in corrections]
    return _with(word, [(Term(lexeme),) for lexemes in forms for lexeme in lexemes])


def spelled(words: Words, *, term: Callable[[Term], str], every: str, either: str) -> str:
    """Write *words* in the query language of a database, given how it writes a term, « and » and « or »."""

    def alternative(terms: Alternative) -> str:
        return "(" + every.join(map(term, terms)) + ")"

    return every.join("(" + either.join(map(alternative, word.alternatives)) + ")" for word in words)


def _asked(lexemes: Lexemes, *, typing: bool) -> AskedWord:
    word = AskedWord(lexemes, tuple((Term(stem),) for stem in lexemes.stems))
    if typing:
        word = _with(word, [(Term(lexemes.whole, prefix=True),)])
    return _with(word, [tuple(map(Term, stems)) for stem in lexemes.stems for stems in synonyms_of(stem)])


def _with(word: AskedWord, more: Iterable[Alternative]) -> AskedWord:
    return word._replace(alternatives=tuple(dict.fromkeys((*word.alternatives, *more))))
