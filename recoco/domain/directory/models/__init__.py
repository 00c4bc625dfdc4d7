"""The models of the address book."""

from recoco.domain.directory.models.card import Card
from recoco.domain.directory.models.contact import Contact, ContactDepartement, ContactOpening
from recoco.domain.directory.models.organization import Listing, Organization, OrganizationDepartement, OrganizationKind

__all__ = [
    "Card",
    "Contact",
    "ContactDepartement",
    "ContactOpening",
    "Listing",
    "Organization",
    "OrganizationDepartement",
    "OrganizationKind",
]
