"""What is common to all that read a dossier, gathered for its documents in a number of queries that does not grow."""

from collections.abc import Iterable
from dataclasses import dataclass

from recoco.domain.advice.page import Card
from recoco.domain.cases.journal import Opening
from recoco.domain.cases.models import Opened, Outcome, Placement
from recoco.domain.cases.team import TeamMember, team_of
from recoco.domain.conversation.contents import contacts_of
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.directory.models import Card as ContactCard
from recoco.kernel.access.actor import Actor


@dataclass(frozen=True)
class Reach:
    """Somebody to turn to.

    :param reach: how: e-mail and telephone, empty unless they were asked for.
    :param number: what the access journal calls them: the user, or minus the contact of the address book.
    """

    name: str
    place: str
    organization: str
    reach: str
    number: int


def outcomes_of(placement: Placement) -> list[Outcome]:
    """Return what really happened, as this portal wrote it down, the last first: one query."""
    return list(Outcome.objects.filter(placement=placement).select_related("kind").order_by("-on", "-pk"))


def team_on(placement: Placement) -> list[TeamMember]:
    """Return everybody on the case, whoever was merely invited aside: four queries."""
    return [one for one in team_of(placement) if one.user_id]


def reached(
    placement: Placement, cards: Iterable[Card], team: Iterable[TeamMember], by: Actor, *, with_details: bool
) -> list[Reach]:
    """Return whom to turn to, each once: the people on the case, then the contacts shared there; one query.

    :param with_details: with e-mails and telephones; then `openings` goes to the access journal.
    """
    people = [
        Reach(one.name, _place(one), one.organization, _details(one) if with_details else "", one.user_id)
        for one in team
    ]
    shared: dict[int, ContactCard] = {}
    for card in (*(one.one.card for one in cards), *(post.card for post in contacts_of(CONVERSATION, placement, by))):
        if card is not None and not card.has_left:
            shared.setdefault(card.contact_id, card)
    return people + [
        Reach(
            card.name,
            card.function if card.function != card.name else "",
            card.organization,
            _joined(card.email, card.phone) if with_details else "",
            -card.contact_id,
        )
        for card in shared.values()
    ]


def openings(placement: Placement, contacts: Iterable[Reach], by: Actor) -> list[Opening]:
    """Return what the access journal keeps of a document: the export, and each other whom it tells how to reach."""
    others = [one for one in contacts if one.reach and one.number != by.user_id]
    told = [Opening(placement, Opened.CONTACT, one.number, one.name) for one in others]
    return [Opening(placement, Opened.EXPORT), *told]


def _place(one: TeamMember) -> str:
    via = f"via {one.via}" if one.via else ""
    return ", ".join(part for part in (one.place, one.function, via) if part)


def _details(one: TeamMember) -> str:
    return _joined(one.person.user.email, one.person.phone) if one.person is not None else ""


def _joined(email: str, phone: object) -> str:
    return " · ".join(part for part in (email, str(phone or "")) if part)
