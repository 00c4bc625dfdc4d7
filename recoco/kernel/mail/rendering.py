"""Turns the words of a row into the subject, text and HTML that leave."""

from functools import cache
from typing import Any

from css_inline import CSSInliner
from django.conf import settings
from django.template import Context
from django.template.loader import get_template

from recoco.kernel.mail.kinds import kind_named
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals.models import Portal, address_of
from recoco.kernel.ui.colours import accepted_accent

SUBJECT_LENGTH = 250
STATE_COLOUR, NEUTRAL_COLOUR = "#000091", "#0f5c6e"


def render(email: OutgoingEmail) -> None:
    """Write `subject`, `text` and `html` of *email*; nothing is saved.

    Words are only ever values: they are escaped in HTML and never read as a template.
    """
    kind = kind_named(email.kind)
    words = {**email.words, "portal": voice_of(email.portal), "why": kind.why}
    subject = _text(f"{kind.template}.subject.txt", words)
    email.subject = " ".join(subject.split())[:SUBJECT_LENGTH]
    email.text = _text(f"{kind.template}.txt", words).strip() + "\n"
    html = get_template(f"{kind.template}.html").render({**words, "subject": email.subject})
    email.html = _inliner().inline(html)


def voice_of(portal: Portal | None) -> dict[str, Any]:
    """Return what the layout says of the one who writes; one query for a portal's address."""
    if portal is None:
        return {
            "name": "Recoco",
            "base_url": address_of(settings.ROOT_HOST),
            "contact": settings.PLATFORM_SENDER,
            "legal_entity": "",
            "colour": NEUTRAL_COLOUR,
        }
    accent = portal.accent if accepted_accent(portal.accent) else NEUTRAL_COLOUR
    return {
        "name": portal.name,
        "base_url": portal.base_url,
        "contact": portal.contact_email,
        "legal_entity": portal.legal_entity,
        "colour": STATE_COLOUR if portal.theme == "state" else accent,
    }


def _text(name: str, words: dict[str, Any]) -> str:
    # Plain text is read by people: nothing to escape there.
    return str(get_template(name).template.render(Context(words, autoescape=False)))  # type: ignore[attr-defined]


@cache
def _inliner() -> CSSInliner:
    return CSSInliner(keep_style_tags=True, load_remote_stylesheets=False)
