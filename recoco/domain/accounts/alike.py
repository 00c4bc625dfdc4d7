"""Those for whom a query reads the same: what decides its text, and the numbers that fill it."""

from dataclasses import dataclass
from typing import Any

from recoco.domain.accounts.actors import NOWHERE, Territory
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role


@dataclass(frozen=True)
class Alike:
    """What may decide the conditions of a query in whoever asks it: part of the shape of a prepared one.

    :param is_known: they are somebody on this portal.
    """

    roles: frozenset[Role]
    is_known: bool
    is_adviser: bool
    is_national: bool

    def asking(self, user: Any, person: Any, departements: Any = ()) -> Actor:
        """Return an actor for whom a queryset is built: values to come instead of numbers, and no portal."""
        return Actor(
            person=person if self.is_known else None,
            user_id=user,
            roles=self.roles,
            territory=Territory(self.is_adviser, self.is_national, departements),
        )


def those_like(actor: Actor) -> Alike:
    """Return what *actor* has in common with whoever asks the same."""
    where = actor.territory or NOWHERE
    return Alike(actor.roles, actor.person is not None, where.is_adviser, where.is_national)


def numbers_of(actor: Actor) -> tuple[int, int, tuple[int, ...]]:
    """Return the numbers that `Alike.asking` takes: account, person, départements; 0 for none."""
    departements = (actor.territory or NOWHERE).departements
    return actor.user_id or 0, actor.person.pk if actor.person else 0, tuple(sorted(departements))
