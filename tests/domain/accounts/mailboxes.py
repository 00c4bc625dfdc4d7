"""A shared address, for the tests: declared, read by several people."""

from typing import Any

from recoco.domain.accounts.actions.mailboxes import (
    share_mailbox,
)
from recoco.domain.accounts.models import Person, Signatory
from tests.worlds import World

OWN, WHO = "/mon-compte/adresse/", "/mon-compte/signature/"
LEA = {"who": "autre", "first_name": "Léa", "last_name": "Martin", "function": "Maire"}


def words(page: Any) -> str:
    return " ".join(page.main.get_text(" ", strip=True).split())


def afresh(person: Person) -> Person:
    return Person.objects.select_related("user").get(pk=person.pk)


def shared(world: World, person: Person | None = None) -> Signatory:
    """Have Marie, or *person*, share the address of the town hall; return her signature."""
    person = person or world.marie
    with world.on(world.urbanvitaliz):
        return share_mailbox(person, "Mairie de Lille", by=world.actor(person))


def holder_of(world: World) -> Signatory:
    with world.on(world.urbanvitaliz):
        return Signatory.objects.all().of(world.marie).get(is_holder=True)
