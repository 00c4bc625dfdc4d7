"""A contact is shared in a dossier: a card of it, which says what the address book says."""

from typing import Any, Protocol

from django.db import IntegrityError, transaction

from recoco.domain.directory.actions.contacts import card_words, write_contact
from recoco.domain.directory.models import Card, Contact
from recoco.domain.directory.words import Pick
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.types import Reach
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal


class Dossier(Protocol):
    """What must be known of where a contact is shared: a placement."""

    case_id: Any
    portal: Portal

    def roles_of(self, actor: Actor) -> frozenset[Role]: ...


@transaction.atomic
def card_for(dossier: Dossier, pick: Pick, *, by: Actor, reach: Reach = Reach.PORTAL) -> Card | None:
    """Return the card of the contact that a form attaches, written in the address book if it is new.

    :param reach: CASE once the collectivité reads it.
    :raises Refused: when the contact is no longer in the address book.
    """
    if not pick.is_someone:
        return None
    by.must(Permission.CONTACT_SHARE, dossier)
    by.must(Permission.DIRECTORY_READ)
    contact = write_contact(pick.new, by=by) if pick.new else _chosen(pick.number)
    here = Card.objects.filter(case_id=dossier.case_id, contact_id=contact.pk)
    card: Card | None = here.first()
    if card is None:
        card = Card(portal=dossier.portal, case_id=dossier.case_id, contact_id=contact.pk, **card_words(contact))
        try:
            with transaction.atomic():
                card.save()
        except IntegrityError:  # shared in another tab, at the same instant
            card = here.get()
    if reach is Reach.CASE:
        reach_the_case([card.pk])
    return card


def reach_the_case(numbers: list[int]) -> None:
    """Let every portal of the case read these cards, once what shows them is told to the collectivité."""
    if numbers:
        Card.objects.filter(pk__in=numbers).update(reach=Reach.CASE)


def _chosen(number: int) -> Contact:
    found: Contact | None = Contact.objects.select_related("organization").filter(pk=number).first()
    if found is None:
        raise Refused("Ce contact n’est plus dans l’annuaire. Choisissez-en un autre.")
    return found
