"""Makes contacts and organisations findable by text, typing errors forgiven on names, functions and organisations."""

from typing import Any

from recoco.domain.directory.models import (
    Contact,
    ContactDepartement,
    Listing,
    OrganizationDepartement,
)
from recoco.kernel.portals import scope
from recoco.kernel.search.indexing import index
from recoco.kernel.search.matching import Question, ask

CONTACT, ORGANIZATION = "contact", "organization"


def make_contact_findable(contact: Contact) -> None:
    """Index what is said of *contact*: its territory by number and by name, never how to reach it."""
    names = f"{contact.first_name} {contact.last_name} {contact.function} {contact.organization.name}"
    where = ContactDepartement.objects.filter(contact=contact).select_related("departement")
    index(CONTACT, contact.pk, contact.portal_id, title=names, tags=_territory(where))


def make_organization_findable(listing: Listing) -> None:
    """Index what is said of an organisation."""
    one = listing.organization
    where = OrganizationDepartement.objects.filter(organization=one).select_related("departement")
    tags = f"{_territory(where)} {one.get_kind_display()}"
    index(ORGANIZATION, listing.pk, listing.portal_id, title=one.name, tags=tags)


def contacts_answering(text: str) -> Any:
    """Return the contacts that *text* finds, best first; all of them by name when it says nothing."""
    question = ask(text, CONTACT, scope.current_portal().pk)
    rows = Contact.objects.filter(question.matching()).select_related("organization")
    return _best_first(rows, question, "sorting")


def organizations_answering(text: str) -> Any:
    """Return the organisations of this address book that *text* finds, best first."""
    question = ask(text, ORGANIZATION, scope.current_portal().pk)
    rows = Listing.objects.filter(question.matching()).select_related("organization")
    return _best_first(rows, question, "organization__folded")


def _best_first(rows: Any, question: Question, name: str) -> Any:
    if not question.words:
        return rows.order_by(name, "pk")
    return rows.annotate(rank=question.rank()).order_by("-rank", name, "pk")


def _territory(rows: Any) -> str:
    return " ".join(f"{row.departement.code} {row.departement.name}" for row in rows)
