"""An address that several people read: declared, signed one by one, passed to a successor, given back to one."""

from typing import Any

from django.db import transaction

from recoco.domain.accounts import mails
from recoco.domain.accounts.actions.succeeding import pass_mailbox
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.events import (
    MAILBOX_LEFT,
    MAILBOX_SHARED,
    MAILBOX_SIGNED,
    MAILBOX_UNSHARED,
)
from recoco.domain.accounts.models import Person, Signatory, User
from recoco.domain.accounts.models.person import SIGNED_WORDS
from recoco.domain.accounts.sensitivity import is_sensitive
from recoco.domain.accounts.signing import in_the_name_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import of


@transaction.atomic
def share_mailbox(person: Person, organization: str, *, by: Actor) -> Signatory:
    """Say that several people of *organization* read the address of *person*; return who declares it, who holds it.

    :raises Refused: when it is shared already, or opens what only somebody may do in their own name.
    """
    here = _held(person)
    if here.is_shared:
        raise Refused("Cette adresse est déjà partagée : la page affichée n’était plus à jour.")
    if is_sensitive(here.user):
        raise Refused(
            "Votre compte gère un portail : cela se fait en son nom. "
            "Gardez cette adresse pour vous, et invitez vos collègues avec la leur."
        )
    here.shared_since, here.organization = clock.now(), organization.strip()
    here.save(update_fields=["shared_since", "organization"])
    holder = Signatory(person=here, is_holder=True, **{name: getattr(here, name) for name in SIGNED_WORDS})
    holder.save()
    record(MAILBOX_SHARED, by=by, subject=here, organization=here.organization)
    return holder


@transaction.atomic
def sign_mailbox(person: Person, words: dict[str, str], *, succeeds: int = 0, channel: str = "web") -> Signatory:
    """Return who signs from now on at the shared address of *person*, introduced if they never were.

    :param words: first name, name and function; an empty function leaves what is known.
    :param succeeds: number of who holds the address and stops reading it, whom they succeed; none by default.
    :raises Refused: when the address is not shared any more, or somebody else has taken over meanwhile.
    """
    here = _held(person)
    if not here.is_shared:
        raise Refused("Une seule personne lit désormais cette adresse : la page affichée n’était plus à jour.")
    given = {name: words.get(name, "").strip() for name in SIGNED_WORDS}
    known = Signatory.objects.all().of(here).filter(folded=fold(f"{given['first_name']} {given['last_name']}")).first()
    signs = known or Signatory(person=here, **given)
    if known is None:
        signs.save()
    elif given["function"] and given["function"] != known.function:
        known.function = given["function"]
        known.save(update_fields=["function"])
    by = in_the_name_of(actor_of(person, channel=channel), signs)
    if known is None:
        event = record(MAILBOX_SIGNED, by=by, subject=here, organization=here.organization)
        mails.tell_who_signs(here, event.sentence, cause=event.pk)
    if succeeds and succeeds != signs.pk:
        pass_mailbox(here, signs, succeeds, by)
    return signs


@transaction.atomic
def remove_signatory(person: Person, number: int, *, by: Actor) -> None:
    """Note that somebody does not read the address any more: what they wrote keeps their name.

    :param number: of the signatory.
    :raises Refused: when they hold it, or are gone already.
    """
    here = _held(person)
    reading = Signatory.objects.all().of(here).filter(pk=number).first()
    if reading is None:
        raise Refused("Cette personne ne lit déjà plus cette adresse : la page affichée n’était plus à jour.")
    if reading.is_holder:
        raise Refused(f"Quelqu’un doit d’abord prendre la suite {of(reading.full_name)}, en signant de son nom.")
    _end(reading, by)


@transaction.atomic
def unshare_mailbox(person: Person, *, by: Actor) -> None:
    """Say that only who signs now reads the address: it is theirs, and bears their name.

    :raises Refused: when it is not shared, or nobody signs.
    """
    here = _held(person)
    alone = by.person.signatory if by.person is not None else None
    if not here.is_shared or alone is None:
        raise Refused("Cette adresse n’est pas partagée : la page affichée n’était plus à jour.")
    holder = Signatory.objects.all().of(here).get(is_holder=True)
    if holder.pk != alone.pk:
        pass_mailbox(here, alone, holder.pk, by)
    for other in Signatory.objects.all().of(here).exclude(pk=alone.pk):
        _end(other, by)
    Signatory.objects.filter(pk=alone.pk).update(is_holder=False, ended_at=clock.now())
    here.shared_since = None
    here.save(update_fields=["shared_since"])
    record(MAILBOX_UNSHARED, by=by, subject=here, organization=here.organization)


def _held(person: Person) -> Person:
    """Return *person* as it is written, and let nobody change who signs there until the end."""
    # The account first: a succession goes to other portals, and two of them could wait for each other.
    User.objects.select_for_update(no_key=True).get(pk=person.user_id)
    held: Any = Person.objects.select_for_update(no_key=True, of=("self",))
    found: Person = held.select_related("user").get(pk=person.pk)
    return found


def _end(reading: Signatory, by: Actor) -> None:
    Signatory.objects.filter(pk=reading.pk).update(ended_at=clock.now())
    mailbox = reading.person
    record(MAILBOX_LEFT, by=by, subject=mailbox, who=reading.full_name, organization=mailbox.organization)
