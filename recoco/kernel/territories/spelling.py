"""Reduces a commune's name, or what someone types for it, to forms that can be compared."""

from dataclasses import dataclass

ARTICLES = frozenset({"l", "la", "le", "les"})
# Small words people leave out, or shorten: « Châlons s/ Marne ».
PARTICLES = ARTICLES | {"a", "au", "aux", "d", "de", "des", "du", "en", "es", "et", "s", "sous", "ss", "sur"}
ABBREVIATIONS = {"st": "saint", "ste": "sainte", "sts": "saints", "stes": "saintes"}
SAINTS = frozenset(ABBREVIATIONS.values())


@dataclass(frozen=True, slots=True)
class Spelling:
    """The forms of one name. « L’Haÿ-les-Roses »:

    :param article: « l », its leading article, or nothing.
    :param plain: « haylesroses », all the rest, glued: spaces and hyphens are typed anyhow.
    :param bare: « hayroses », without small words either.
    :param mirror: « sesor yah », bare words backwards, so that « ends with » is a prefix too.
    """

    article: str
    plain: str
    bare: str
    mirror: str

    @property
    def words(self) -> list[str]:
        """The words of `bare`."""
        return self.mirror[::-1].split()


def spell(folded: str) -> Spelling:
    """Return the forms of a name; all empty when it holds no letter nor digit.

    :param folded: the name as `kit.folding.fold` returns it.
    """
    words = [ABBREVIATIONS.get(word, word) for word in folded.split()]
    article = words[0] if len(words) > 1 and words[0] in ARTICLES else ""
    rest = words[1:] if article else words
    kept = [word for word in rest if word not in PARTICLES] or rest
    return Spelling(article, "".join(rest), "".join(kept), " ".join(kept)[::-1])
