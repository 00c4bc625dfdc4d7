"""What happens to the documents of a portal."""

from recoco.kernel.activity.types import EventType, Visibility

SETTINGS_CHANGED = EventType(
    "settings.changed", "{actor} a modifié le réglage « {document} » du portail", visibility=Visibility.STAFF
)

EVENT_TYPES = (SETTINGS_CHANGED,)
