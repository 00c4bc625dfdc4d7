"""Shortens what people wrote, at the end of a sentence or of a word, never in the middle of one."""

import re

CUT = "…"
BLANK = re.compile(r"[ \t\r\n]+")  # and not the no-break spaces of numbers and high signs
SENTENCE = re.compile(r"[.!?…»)](?=\s)")
WORTH = 0.6  # of what may be kept: a sentence that ends before leaves too much room empty


def cut(text: str, most: int) -> str:
    """Return *text* on one line, in *most* characters at most.

    >>> cut("Le pont ferme. On ne passe plus du tout.", 20)
    'Le pont ferme. …'
    """
    line = BLANK.sub(" ", text).strip()
    if len(line) <= most:
        return line
    if most < 1:
        return ""
    kept = line[: most - 1]
    ends = [found.end() for found in SENTENCE.finditer(kept + " ")]
    if ends and ends[-1] >= WORTH * most:
        return f"{kept[: ends[-1]].rstrip()} {CUT}"[: most + 1] if ends[-1] + 2 <= most else kept[: ends[-1]]
    words, space, _ = kept.rpartition(" ")
    return (words.rstrip(" ,;:-–(«\u00a0") if space and len(words) > most // 2 else kept.rstrip()) + CUT


def lines_of(text: str, width: float) -> int:
    """Return how many lines *text* takes, laid out in *width*, on the careful side.

    :param width: in letters of middling width.
    """
    return max(1, -int(-(sum(_wide(letter) for letter in text) * 1.03) // width))


def _wide(letter: str) -> float:
    """Return how wide a letter is, beside one of middling width (half of the size of the type)."""
    if letter in " .,;:!|'’ijlftI()[]-\u00a0":
        return 0.56
    if letter in "mwMW@%—…" or ord(letter) > 0x2E7F:
        return 2.0
    return 1.42 if letter.isupper() else 1.08
