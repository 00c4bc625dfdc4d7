"""The use of the permissions on the address book."""

from django.urls import reverse

from recoco.domain.accounts.actors import actor_of
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.domain.directory.models import Listing
from recoco.kernel.access.permissions import Permission, Role
from tests.domain.advice.making import published_with_contact
from tests.domain.conversation.making import said
from tests.domain.directory.making import WORDS, contact, someone
from tests.laws.gestures.declaring import Attempt, Gesture, Request, gesture

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


def of_contact(name: str, fields: dict[str, str] | None = None) -> Gesture:
    """Return the gesture of opening a page of a contact, or of sending it a form."""

    def try_contact(attempt: Attempt) -> Request:
        one = contact(actor_of(attempt.world.awa))
        return Request(reverse(f"directory:{name}", args=[one.pk]), fields)

    try_contact.__name__ = f"{name}_of_contact"
    return try_contact


def of_organization(name: str, fields: dict[str, str] | None = None) -> Gesture:
    """Return the gesture of opening a page of an organisation of the portal, or of sending it a form."""

    def try_organization(attempt: Attempt) -> Request:
        contact(actor_of(attempt.world.awa))
        return Request(reverse(f"directory:{name}", args=[Listing.objects.get().pk]), fields)

    try_organization.__name__ = f"{name}_of_organization"
    return try_organization


def said_in(thread: Thread) -> Gesture:
    """Return the gesture of opening how to reach the contact of what was said in a thread."""

    def open_contact(attempt: Attempt) -> Request:
        awa = actor_of(attempt.world.awa)
        one = said(attempt.placement, awa, "La bonne personne", thread=thread, pick=someone(awa))
        return Request(attempt.page(f"{thread.key}:contact", number=one.pk), {})

    open_contact.__name__ = f"open_contact_of_{thread.key}"
    return open_contact


@gesture(P.DIRECTORY_READ)
def read_the_organisations(attempt: Attempt) -> Request:
    return Request("/annuaire/organisations/")


gesture(P.DIRECTORY_READ)(of_contact("contact"))
gesture(P.DIRECTORY_READ)(of_organization("organization"))
gesture(P.DIRECTORY_WRITE)(of_contact("update"))
gesture(P.DIRECTORY_WRITE)(of_organization("organization_update"))
gesture(P.THREAD_READ)(said_in(CONVERSATION))
gesture(P.NOTE_READ)(said_in(ADVISERS_SPACE))
