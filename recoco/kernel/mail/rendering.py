"""Turns the words of a row into the subject, text and HTML that leave."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.template import Context
from django.template.loader import get_template

from recoco.kernel.mail.choices import choices_of
from recoco.kernel.mail.filling import filled_html, filled_line, filled_text
from recoco.kernel.mail.kinds import MailKind, kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.owning import own_words
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
    words = {**email.words, "portal": voice_of(email.portal), "why": kind.why, "choices": choices_of(email)}
    own = own_words(email.portal, kind, words)
    email.subject, email.text, email.html = compose(kind, words, own)


def compose(kind: MailKind, words: Mapping[str, Any], own: Mapping[str, str]) -> tuple[str, str, str]:
    """Return the subject, text and HTML of such an e-mail.

    :param words: those of its templates, with `portal`, its voice.
    :param own: what the portal says instead, in its own subject and words; each may be empty.
    """
    variables = kind.wording.variables if kind.wording else ()
    if own["subject"]:
        subject = filled_line(own["subject"], variables, words)
    else:
        subject = plain_text(f"{kind.template}.subject.txt", words)
    words = {**words, "subject": one_line(subject)[:SUBJECT_LENGTH]}
    if own["words"]:
        text = plain_text("mail/own.txt", {**words, "own": filled_text(own["words"], variables, words)})
        html = get_template("mail/own.html").render({**words, "own": filled_html(own["words"], variables, words)})
    else:
        text = plain_text(f"{kind.template}.txt", words)
        html = get_template(f"{kind.template}.html").render(words)
    return words["subject"], _GAPS.sub("\n\n", text).strip() + "\n", _inliner().inline(html)


def one_line(text: str) -> str:
    """Return *text* on one line, without what turns the direction of writing: fit for a header."""
    return _BREAKS.sub(" ", _DIRECTIONS.sub("", text)).strip()


def plain_text(name: str, words: Mapping[str, Any]) -> str:
    """Return a template as plain text: people read it, there is nothing to escape."""
    return str(get_template(name).template.render(Context(dict(words), autoescape=False)))  # type: ignore[attr-defined]


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)
