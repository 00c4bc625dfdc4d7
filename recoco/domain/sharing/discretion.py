"""Takes e-mail addresses and telephone numbers out of what people wrote, for readers whom nobody knows."""

import re

REMOVED = "[coordonnées retirées]"
_LINK = re.compile(r"\[([^\]]*)\]\(\s*<?mailto:[^)]*\)", re.IGNORECASE)
_BRACKETED = re.compile(r"<(?:mailto:)?[^\s<>@]+@[^\s<>]+>", re.IGNORECASE)
_EMAIL = re.compile(r"(?:mailto:)?[\w.+%’'-]+(?:@|\s?[\[(](?:at|arobase|@)[\])]\s?)[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
_GAP = r"[\s.\u00a0\u202f/-]?"
_PHONE = re.compile(
    rf"(?<![\w+])(?:(?:\+|00)\d{{1,3}}{_GAP}(?:\(0\){_GAP})?\d(?:{_GAP}\d){{6,11}}|0[1-9](?:{_GAP}\d{{2}}){{4}})(?!\d)"
)


def discreet(text: str) -> str:
    """Return *text*, plain or Markdown, without any means of reaching somebody.

    >>> discreet("Appelez le 03 20 00 00 00, ou jean@exemple.fr.")
    'Appelez le [coordonnées retirées], ou [coordonnées retirées].'
    """
    text = _LINK.sub(lambda found: f"{found[1]} {REMOVED}" if not _EMAIL.search(found[1]) else REMOVED, text)
    for shape in (_BRACKETED, _EMAIL, _PHONE):
        text = shape.sub(REMOVED, text)
    return text
