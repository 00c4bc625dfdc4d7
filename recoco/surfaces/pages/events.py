"""What visitors do on the public pages."""

from recoco.kernel.activity.types import EventType, Visibility

CONTACTED = EventType("contact.sent", "{who} a écrit à l’équipe du portail", visibility=Visibility.STAFF)

EVENT_TYPES = (CONTACTED,)
