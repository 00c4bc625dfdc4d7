"""Shows the contact details of somebody on a case, or of a contact shared there, and writes who looked."""

from dataclasses import dataclass

from django.db import transaction

from recoco.domain.cases.journal import note
from recoco.domain.cases.models import Opened, Placement
from recoco.domain.cases.team import TeamMember
from recoco.domain.directory.models import Card
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


@dataclass(frozen=True)
class ContactDetails:
    """How to reach somebody."""

    email: str
    phone: str


@transaction.atomic
def reveal_contact(placement: Placement, member: TeamMember, *, by: Actor) -> ContactDetails:
    """Return how to reach *member*; the access journal keeps that *by* asked.

    :raises Forbidden: when *by* may not read the case.
    :raises Refused: when nothing is known of them.
    """
    by.must(Permission.PERSON_SEE_CONTACT_DETAILS, placement)
    if member.person is None:
        raise Refused(f"Les coordonnées de {member.name} ne sont pas connues.")
    note(placement, Opened.CONTACT, by=by, about_id=member.user_id, about_name=member.name)
    return ContactDetails(member.person.user.email, member.person.phone)


@transaction.atomic
def reveal_card(placement: Placement, card: Card, *, by: Actor) -> ContactDetails:
    """Return how to reach the contact of *card*; the access journal keeps that *by* asked.

    :raises Forbidden: when *by* may not read the case.
    """
    by.must(Permission.PERSON_SEE_CONTACT_DETAILS, placement)
    # The journal is about users, by number; a contact is none: minus its own number is nobody else's.
    note(placement, Opened.CONTACT, by=by, about_id=-card.contact_id, about_name=card.name)
    return ContactDetails(card.email, card.phone)
