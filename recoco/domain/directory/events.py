"""What happens to an address book: read by the team of the portal; nobody is told."""

from recoco.kernel.activity.types import EventType, Visibility

CONTACT_ADDED = EventType(
    "contact.added", "{actor} a ajouté {who} à l’annuaire", visibility=Visibility.STAFF, answers=False
)
CONTACT_EDITED = EventType(
    "contact.edited", "{actor} a modifié {who} dans l’annuaire", visibility=Visibility.STAFF, answers=False
)
ORGANIZATION_ADDED = EventType(
    "organization.added", "{actor} a ajouté {name} à l’annuaire", visibility=Visibility.STAFF, answers=False
)
ORGANIZATION_EDITED = EventType(
    "organization.edited",
    "{actor} a modifié {name} dans l’annuaire",
    visibility=Visibility.STAFF,
    answers=False,
)

EVENT_TYPES = (CONTACT_ADDED, CONTACT_EDITED, ORGANIZATION_ADDED, ORGANIZATION_EDITED)
