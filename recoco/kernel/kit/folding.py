"""Folds French text so that it can be compared and sorted the same way on every database."""

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "’": "'", "ʼ": "'", "‘": "'"})
_SEPARATORS = re.compile(r"[^a-z0-9]+")


def fold(text: str) -> str:
    """Return *text* in lower case, without accents, punctuation as single spaces.

    >>> fold("L’Haÿ-les-Roses")
    'l hay les roses'
    """
    lowered = text.lower().translate(_LIGATURES)
    bare = "".join(c for c in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(c))
    return _SEPARATORS.sub(" ", bare).strip()
