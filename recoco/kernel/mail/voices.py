"""Who speaks in an e-mail: a portal, or the platform in its own name."""

from dataclasses import dataclass

from django.conf import settings

from recoco.kernel.portals.models import Portal, Theme, address_of
from recoco.kernel.ui.colours import accepted_accent
from recoco.kernel.ui.context import MENTION

STATE_COLOUR, NEUTRAL_COLOUR = "#000091", "#0f5c6e"


@dataclass(frozen=True)
class Voice:
    """What the layout of an e-mail says of its sender; templates know it as `portal`.

    :param base_url: what every link starts with, without a final slash.
    :param contact: the address that answers go to.
    :param mention: the authority above the name, in the State's theme only.
    :param colour: of rules, headings and the button; white reads on it.
    """

    name: str
    sender: str
    contact: str
    base_url: str
    legal_entity: str = ""
    mention: str = ""
    colour: str = NEUTRAL_COLOUR


def voice_of(portal: Portal | None) -> Voice:
    """Return the voice of *portal*, the platform's when there is none; one query for a portal's address."""
    if portal is None:
        sender = settings.PLATFORM_SENDER
        return Voice(name="Recoco", sender=sender, contact=sender, base_url=address_of(settings.ROOT_HOST))
    is_state = portal.theme == Theme.STATE
    accent = portal.accent if accepted_accent(portal.accent) else NEUTRAL_COLOUR
    return Voice(
        name=portal.name,
        sender=portal.sender_email,
        contact=portal.contact_email,
        base_url=portal.base_url,
        legal_entity=portal.legal_entity,
        mention=" ".join((portal.header_mention.strip() or MENTION).splitlines()) if is_state else "",
        colour=STATE_COLOUR if is_state else accent,
    )
