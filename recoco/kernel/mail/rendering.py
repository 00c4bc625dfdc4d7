"""Turns the words of a row into the subject, text and HTML that leave."""

import re
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.template import Context
from django.template.loader import get_template

from recoco.kernel.mail.kinds import kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.voices import voice_of

SUBJECT_LENGTH = 250
# Whatever could end a line or hide a word; no-break spaces are typography and stay.
_BREAKS = re.compile(r"[\x00-\x20\x7f-\x9f\u2028\u2029]+")
_DIRECTIONS = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_GAPS = re.compile(r"\n[ \t]*\n(?:[ \t]*\n)+")


def render(email: OutgoingEmail) -> None:
    """Write `subject`, `text` and `html` of *email*; nothing is saved.

    Words are only ever values: they are escaped in HTML and never read as a template.

    :raises LookupError: when its kind is declared no more.
    :raises django.template.TemplateDoesNotExist: when one of its three texts is missing.
    """
    kind = kind_named(email.kind)
    words = {**email.words, "portal": voice_of(email.portal), "why": kind.why}
    email.subject = one_line(_text(f"{kind.template}.subject.txt", words))[:SUBJECT_LENGTH]
    email.text = _GAPS.sub("\n\n", _text(f"{kind.template}.txt", words)).strip() + "\n"
    html = get_template(f"{kind.template}.html").render({**words, "subject": email.subject})
    email.html = _inliner().inline(html)


def one_line(text: str) -> str:
    """Return *text* on one line, without what turns the direction of writing: fit for a header."""
    return _BREAKS.sub(" ", _DIRECTIONS.sub("", text)).strip()


def _text(name: str, words: dict[str, Any]) -> str:
    # Plain text is read by people: nothing to escape there.
    return str(get_template(name).template.render(Context(words, autoescape=False)))  # type: ignore[attr-defined]


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)
