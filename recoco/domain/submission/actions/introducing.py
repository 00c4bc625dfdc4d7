"""Who brings a project says who they are: they become somebody of the portal, and what they wrote their case."""

from django.db import transaction

from recoco.domain.accounts.actions.mailboxes import share_mailbox
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.accounts.actors import actor_of
from recoco.domain.accounts.models import Person, User
from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.models import Draft


@transaction.atomic
def introduce_author(draft: Draft, user: User, *, words: dict[str, str], shares: bool = False) -> Person:
    """Make *user* a person of this portal, and *draft* their incomplete case.

    :param words: what they say of themselves, for `ensure_person`.
    :param shares: whether several people of their organisation read their address.
    :raises Refused: when their address cannot be shared.
    """
    person = ensure_person(user, **words)
    by = actor_of(person)
    if shares:
        share_mailbox(person, person.organization, by=by)
    attach_to_author(draft, by=by)
    return person
