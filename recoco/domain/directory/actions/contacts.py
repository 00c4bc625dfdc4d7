"""Contacts are written, corrected, and opened by those who want to reach them."""

from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from recoco.domain.directory.actions.organizations import CHANGED, list_organization
from recoco.domain.directory.events import CONTACT_ADDED, CONTACT_EDITED
from recoco.domain.directory.finding import make_contact_findable
from recoco.domain.directory.models import Card, Contact, ContactDepartement, ContactOpening
from recoco.domain.directory.words import ContactWords, OrganizationWords
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

OPENINGS_SHOWN = 20


@transaction.atomic
def write_contact(words: ContactWords, *, by: Actor) -> Contact:
    """Write a contact in the address book, and its organisation if it is new; the same one twice is written once."""
    by.must(Permission.DIRECTORY_WRITE)
    contact = Contact(**_facts(words, by=by))
    contact.settle()
    same = Contact.objects.select_related("organization").filter(
        organization=contact.organization, identity=contact.identity
    )
    known: Contact | None = same.first()
    if known is not None:
        return known
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError:  # the same form, at the same instant
        twice: Contact = same.get()
        return twice
    _place(contact, words)
    make_contact_findable(contact)
    record(CONTACT_ADDED, by=by, subject=contact, who=contact.name)
    return contact


@transaction.atomic
def edit_contact(contact: Contact, words: ContactWords, *, version: int, by: Actor) -> None:
    """Correct a contact: its cards say the same at once, in every dossier and on every portal.

    :param version: the one that *by* had before their eyes.
    :raises Refused: when it was changed meanwhile, or another contact says the same.
    """
    by.must(Permission.DIRECTORY_WRITE)
    for name, value in _facts(words, by=by).items():
        setattr(contact, name, value)
    contact.settle()
    if words.has_left != (contact.left_at is not None):
        contact.left_at = clock.now() if words.has_left else None
    columns = [one.attname for one in Contact._meta.concrete_fields if one.name not in {"id", "portal", "version"}]
    facts = {name: getattr(contact, name) for name in columns}
    try:
        with transaction.atomic():
            here = Contact.objects.filter(pk=contact.pk, version=version)
            if not here.update(version=F("version") + 1, **facts):
                raise Refused(CHANGED)
    except IntegrityError:
        raise Refused("L’annuaire connaît déjà ce contact, avec les mêmes mots.") from None
    ContactDepartement.objects.filter(contact=contact).delete()
    _place(contact, words)
    Card.objects.filter(contact_id=contact.pk).update(**card_words(contact))
    make_contact_findable(contact)
    record(CONTACT_EDITED, by=by, subject=contact, who=contact.name)


@transaction.atomic
def open_contact(contact: Contact, *, by: Actor) -> Contact:
    """Return how to reach *contact*; the address book keeps that *by* asked, once a day."""
    by.must(Permission.DIRECTORY_READ)
    now = clock.now()
    today = timezone.localtime(now).date()
    if not ContactOpening.objects.filter(contact=contact, user_id=by.user_id, day=today).exists():
        try:
            with transaction.atomic():
                ContactOpening(contact=contact, user_id=by.user_id or 0, name=by.name, day=today, at=now).save()
        except IntegrityError:  # in another tab, at the same instant
            pass
    return contact


def card_words(contact: Contact) -> dict[str, Any]:
    """Return what a card repeats of *contact*."""
    return {
        "name": contact.name,
        "function": contact.function,
        "organization": contact.organization.name,
        "email": contact.email,
        "phone": contact.phone,
        "has_left": contact.left_at is not None,
    }


def _facts(words: ContactWords, *, by: Actor) -> dict[str, Any]:
    organization = list_organization(OrganizationWords(name=words.organization), by=by).organization
    names = ("function", "first_name", "last_name", "email", "phone", "note")
    facts = {name: getattr(words, name) for name in names}
    return facts | {"organization": organization, "verified_at": clock.now(), "verified_by_name": by.name}


def _place(contact: Contact, words: ContactWords) -> None:
    ContactDepartement.objects.bulk_create(
        ContactDepartement(contact=contact, departement=one) for one in words.departements
    )
