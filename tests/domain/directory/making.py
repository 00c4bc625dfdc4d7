"""Contacts made for the tests, by the product's own gestures."""

from typing import Any

from recoco.domain.directory.actions.contacts import write_contact
from recoco.domain.directory.models import Contact
from recoco.domain.directory.words import ContactWords, Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope

WORDS = {
    "organization": "EPF Hauts-de-France",
    "function": "Chargé de mission foncier",
    "first_name": "Jean",
    "last_name": "Morel",
    "email": "jean.morel@epf.exemple.fr",
    "phone": "03 20 11 22 33",
}


def someone(by: Actor) -> Pick:
    """Return how a form attaches Jean Morel."""
    return Pick(is_asked=True, number=contact(by).pk)


def contact(by: Actor, **words: Any) -> Contact:
    """Write a contact in the address book of the portal of *by*."""
    with scope.entering(by.portal):
        return write_contact(ContactWords(**{**WORDS, **words}), by=by)
