"""The use of the permissions on the address book."""

from recoco.domain.accounts.actors import actor_of
from recoco.kernel.access.permissions import Permission, Role
from tests.domain.advice.making import published_with_contact
from tests.domain.directory.making import WORDS, contact
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission


@gesture(P.DIRECTORY_READ)
def read_the_address_book(attempt: Attempt) -> Request:
    return Request("/annuaire/")


@gesture(P.DIRECTORY_READ)
def open_how_to_reach_a_contact(attempt: Attempt) -> Request:
    one = contact(actor_of(attempt.world.awa))
    return Request(f"/annuaire/contacts/{one.pk}/coordonnees/", {})


@gesture(P.DIRECTORY_WRITE)
def add_a_contact(attempt: Attempt) -> Request:
    return Request("/annuaire/contacts/nouveau/", dict(WORDS))


@gesture(P.DIRECTORY_WRITE)
def add_an_organisation(attempt: Attempt) -> Request:
    return Request("/annuaire/organisations/nouvelle/", {"name": "CAUE du Nord", "kind": "caue"})


@gesture(P.CONTACT_SHARE)
def share_a_contact(attempt: Attempt) -> Request:
    one = contact(actor_of(attempt.world.awa))
    fields = {"text": "Voici la bonne personne.", "contact": one.pk, "token": "un contact"}
    return Request(attempt.page("conversation:create"), fields, keeps=one.name)


@gesture(P.THREAD_READ)
def open_how_to_reach_the_contact_of_a_recommendation(attempt: Attempt) -> Request:
    one = published_with_contact(attempt.placement, actor_of(attempt.world.awa))
    return Request(attempt.page("advice:contact", number=one.pk), {}, told={Role.OPERATOR: 403})
