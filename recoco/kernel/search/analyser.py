"""Turns French text into lexemes: the same ones for what is stored and for what is asked, on every database."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from recoco.kernel.kit.folding import fold

# A combining accent belongs to its letter: text copied from a PDF often comes decomposed.
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
# Without its accent, Snowball no longer sees the participle in « rehabilitees ».
_PARTICIPLE = re.compile("ees?$")
_LONGEST_WORD = 40
# A tsvector holds one megabyte at most: four texts of this length, three forms a word, stay below it.
_LONGEST_TEXT = 60_000

# Folded. An apostrophe parts words, so that the elided ones (l’, d’, qu’, jusqu’…) are stop words like any other.
STOP_WORDS = frozenset(
    """
    c d j l m n s t qu jusqu lorsqu puisqu quoiqu
    le la les un une des du de et ou a au aux en dans par pour sur avec
    ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes
    qui que quoi dont ne pas se si y est sont il elle ils elles on nous vous je
    """.split()
)


class _Stemming(threading.local):
    """PyStemmer's objects keep a state: each thread has its own."""

    def __init__(self) -> None:
        self.stem = Stemmer.Stemmer("french").stemWord


_french = _Stemming()


class Lexemes(NamedTuple):
    """The forms of one word, made of a-z and 0-9 only, so that no database parses them its own way.

    :ivar whole: the word as written, folded; prefixes and typing errors are compared with it.
    :ivar stems: one or two stems: with and without accents, French stems differ (« énergétique », « energetique »).
    """

    whole: str
    stems: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """Return each distinct form once."""
        return tuple(dict.fromkeys((self.whole, *self.stems)))


class Word(NamedTuple):
    """A word that carries meaning: `text[start:end]`, and its lexemes."""

    start: int
    end: int
    lexemes: Lexemes


def words_of(text: str) -> Iterator[Word]:
    """Yield the meaningful words of *text*, in order; stop words and other alphabets are passed over."""
    for found in _WORD.finditer(text):
        lexemes = lexemes_of(found.group()[:_LONGEST_WORD])
        if lexemes:
            yield Word(*found.span(), lexemes)


@lru_cache(maxsize=20_000)
def lexemes_of(word: str) -> Lexemes | None:
    """Return the forms of one *word*, or None when it means nothing by itself."""
    whole = _ascii(word)
    if not whole or whole in STOP_WORDS:
        return None
    accented = unicodedata.normalize("NFC", word).lower()
    stems = (_ascii(_french.stem(accented)), _french.stem(_PARTICIPLE.sub("e", whole)))
    return Lexemes(whole, tuple(dict.fromkeys(stem for stem in stems if stem)))


def document(text: str) -> str:
    """Return what the index keeps of *text*: every form of every word, separated by spaces.

    Only the first 60,000 characters are read.
    """
    return " ".join(" ".join(word.lexemes.all) for word in words_of(text[:_LONGEST_TEXT]))


def _ascii(word: str) -> str:
    return fold(word).replace(" ", "")
