"""What happens to the share links of a dossier: everybody on it reads that, and how long, it is shared."""

from recoco.kernel.activity.types import EventType, Reach

SHARE_LINK_MADE = EventType(
    "share_link.made",
    "{actor} a créé le lien de partage « {label} », jusqu’au {until}, qui montre {shown}",
    reach=Reach.CASE,
    answers=False,
)
SHARE_LINK_REVOKED = EventType(
    "share_link.revoked", "{actor} a fermé le lien de partage « {label} »", reach=Reach.CASE, answers=False
)
EVENT_TYPES = (SHARE_LINK_MADE, SHARE_LINK_REVOKED)
