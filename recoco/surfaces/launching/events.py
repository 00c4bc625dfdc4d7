"""What happens to portals."""

from recoco.kernel.activity.types import EventType, Visibility

PORTAL_CREATED = EventType("portal.created", "{actor} a créé le portail {name}", visibility=Visibility.STAFF)
PORTAL_IMPORTED = EventType(
    "portal.imported", "{actor} a importé des réglages dans le portail", visibility=Visibility.STAFF
)
PORTAL_REVIEWED = EventType(
    "portal.reviewed", "{actor} a relu « {item} » avant l’ouverture", visibility=Visibility.STAFF
)
ALIAS_ADDED = EventType(
    "portal.alias_added", "{actor} a donné au portail l’adresse {host}", visibility=Visibility.STAFF
)
PORTAL_OPENED = EventType("portal.opened", "{actor} a mis le portail en ligne", visibility=Visibility.STAFF)
PORTAL_ARCHIVED = EventType("portal.archived", "{actor} a archivé le portail", visibility=Visibility.STAFF)
PORTAL_REOPENED = EventType("portal.reopened", "{actor} a rouvert le portail archivé", visibility=Visibility.STAFF)

EVENT_TYPES = (
    PORTAL_CREATED,
    PORTAL_IMPORTED,
    PORTAL_REVIEWED,
    ALIAS_ADDED,
    PORTAL_OPENED,
    PORTAL_ARCHIVED,
    PORTAL_REOPENED,
)
