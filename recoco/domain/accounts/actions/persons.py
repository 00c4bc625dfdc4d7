"""Finds or creates the account of an address, and the person it is on a portal."""

from django.db import IntegrityError, transaction

from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.events import PERSON_JOINED
from recoco.domain.accounts.models import Person, User
from recoco.domain.accounts.models.person import SIGNED_WORDS
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock


def find_or_create_user(email: str, *, is_proven: bool = False) -> User:
    """Return the account of *email*, created without a password when there is none.

    :param is_proven: the address has just been proven by a code.
    """
    email = email.strip().lower()
    user = User.objects.filter(email=email).first()
    if user is None:
        try:
            with transaction.atomic():
                user = User.objects.create_user(email)
        except IntegrityError:
            user = User.objects.get(email=email)  # somebody was faster by an instant
    if is_proven:
        User.objects.filter(pk=user.pk, email_confirmed_at=None).update(email_confirmed_at=clock.now())
    return user


def ensure_person(
    user: User, *, first_name: str, last_name: str, organization: str = "", function: str = "", phone: str = ""
) -> Person:
    """Return the person that *user* is on the current portal, created at their first tie with it.

    What is given about them replaces what was known; what is empty leaves it. A shared address keeps the words of who
    holds it: they change when somebody succeeds.
    """
    words = {
        "first_name": first_name,
        "last_name": last_name,
        "organization": organization,
        "function": function,
        "phone": phone,
    }
    given = {name: value.strip() for name, value in words.items() if value.strip()}
    with transaction.atomic():
        person = Person.objects.filter(user=user).first() or _created(user, given)
        kept = SIGNED_WORDS if person.is_shared else ()
        changed = [name for name, value in given.items() if name not in kept and getattr(person, name) != value]
        for name in changed:
            setattr(person, name, given[name])
        if changed:
            person.save(update_fields=changed)
    person.user = user
    return person


def _created(user: User, words: dict[str, str]) -> Person:
    person = Person(user=user, **words)
    try:
        with transaction.atomic():
            person.save()
    except IntegrityError:
        return Person.objects.get(user=user)  # somebody was faster by an instant
    record(PERSON_JOINED, by=actor_of(person), subject=person)
    return person
