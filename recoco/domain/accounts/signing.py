"""Who, of those who read a shared address, is at this browser: its session remembers."""

from dataclasses import replace
from typing import Any

from django.urls import reverse

from recoco.domain.accounts.models import Person, Signatory
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared

SIGNATORY = "signatory"  # in the session: number of who signs
OPEN_UNSIGNED = ("accounts:signature", "accounts:sign_out")


def signed(actor: Actor, session: Any) -> Actor:
    """Return *actor* with the name of who signs in this session: one query, for shared addresses only."""
    person, number = actor.person, session.get(SIGNATORY)
    if person is None or not person.is_shared or not number:
        return actor
    found = _still_reading(number, person.pk)
    return in_the_name_of(actor, found[0]) if found else actor


def in_the_name_of(actor: Actor, signatory: Signatory) -> Actor:
    """Return *actor*, a shared address, as one of those who read it."""
    actor.person.sign_as(signatory)
    return replace(actor, name=signatory.full_name)


def sign_as_holder(request: Any, person: Person) -> str:
    """Have this browser sign as who holds the shared address of *person*, which they have just declared.

    Return their name.
    """
    holder = Signatory.objects.all().of(person).get(is_holder=True)
    request.session[SIGNATORY] = holder.pk
    return holder.full_name


def owes_signature(request: Any) -> bool:
    """Tell whether nothing may be read or done before the one who is there has said who they are."""
    person = request.actor.person
    if person is None or not person.is_shared or person.signatory is not None:
        return False
    return request.path not in {reverse(name) for name in OPEN_UNSIGNED}


@prepared
def _still_reading(number: int, person_id: int) -> Any:
    return Signatory.objects.filter(pk=number, person_id=person_id, ended_at=None)
