"""The words that a portal gave to an e-mail: one query when there are some, none when there are none."""

from collections.abc import Mapping
from typing import Any

from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.models import Document

NAME = "texts"
NOTHING: Mapping[str, str] = {"subject": "", "words": ""}


def key_of(kind: MailKind) -> str:
    """Return the key of its document: its name, as an address takes it."""
    return kind.name.replace(".", "-")


def own_words(portal: Portal | None, kind: MailKind, words: Mapping[str, Any]) -> Mapping[str, str]:
    """Return the subject and words that *portal* gave to such an e-mail; an empty one is the product's."""
    key = key_of(kind)
    if portal is None or kind.wording is None or key not in portal.own_mails or not kind.wording.stands(words):
        return NOTHING
    with scope.entering(portal):
        row = Document.objects.filter(kind=NAME, key=key).first()
    return row.content if row else NOTHING
