"""Puts away the first steps of somebody who needs them no more."""

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock


def close_first_steps(person: Person) -> None:
    """Show *person* the first steps no more on this portal; once is enough."""
    Person.objects.filter(pk=person.pk, first_steps_closed_at=None).update(first_steps_closed_at=clock.now())
