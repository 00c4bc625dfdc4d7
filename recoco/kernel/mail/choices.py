"""Where whoever gets an e-mail chooses what they are written, and refuses the next ones."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from recoco.kernel.kit.slots import entries
from recoco.kernel.mail.kinds import kind_named
from recoco.kernel.mail.voices import Voice

if TYPE_CHECKING:
    from recoco.kernel.mail.models import OutgoingEmail


@dataclass(frozen=True)
class Choices:
    """Two paths on the portal that writes, made by the slot `MAIL_CHOICES` for one e-mail.

    :param preferences: the page of what one receives.
    :param stop: what the buttons « Se désabonner » of mail programs post to (RFC 8058).
    """

    preferences: str
    stop: str


def choices_of(email: "OutgoingEmail") -> Choices | None:
    """Return them; None for what the platform writes, and for somebody without account."""
    found: Choices | None = entries("MAIL_CHOICES")(email) if email.pk and email.portal_id and email.user_id else None
    return found


def headers_of(email: "OutgoingEmail", voice: Voice) -> dict[str, str]:
    """Return what tells mail programs how to unsubscribe from this kind of e-mail."""
    choices = choices_of(email)
    if choices is None or not kind_named(email.kind).can_be_stopped:
        return {}
    return {
        "List-Unsubscribe": f"<{voice.base_url}{choices.stop}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }
