"""Who is on stage: the people of the stories, each made a person of their portal at their first gesture."""

from collections.abc import Mapping

from recoco.domain.accounts.actions.persons import ensure_person, find_or_create_user
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.models import Person, RoleName, User
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Departement
from recoco.surfaces.demo.reading import everybody
from recoco.surfaces.demo.telling import Somebody

EVERYWHERE = "France"
# Who runs the platform of the demonstration, on no portal.
OPERATOR = "olga.novak@recoco.exemple.fr"


class Cast:
    """The portals of the demonstration by key, and their people."""

    def __init__(self, portals: Mapping[str, Portal]) -> None:
        self.portals = portals
        self._known = everybody()
        self._persons: dict[str, Person] = {}

    def somebody(self, key: str) -> Somebody:
        """Return what is told of somebody.

        :raises KeyError: when no story knows them.
        """
        return self._known[key]

    def account_of(self, one: Somebody) -> User:
        """Return the account of somebody, its address proven; they may not be of any portal yet."""
        return find_or_create_user(one.email, is_proven=True)

    def person(self, one: Somebody) -> Person:
        """Return who somebody is on the current portal, which is theirs."""
        if one.key not in self._persons:
            self._persons[one.key] = ensure_person(self.account_of(one), **words_of(one))
        return self._persons[one.key]

    def appoint(self, one: Somebody, *, by: Actor) -> None:
        """Give somebody the role that they hold on the current portal."""
        grant_role(
            self.person(one),
            RoleName(one.role),
            departements=departements(one.territory),
            is_national=EVERYWHERE in one.territory,
            by=by,
        )


def words_of(one: Somebody) -> dict[str, str]:
    """Return what somebody says of themselves."""
    return {
        "first_name": one.first_name,
        "last_name": one.last_name,
        "organization": one.organization,
        "function": one.function,
        "phone": one.phone,
    }


def departements(codes: tuple[str, ...] | list[str]) -> list[Departement]:
    """Return the départements of these codes."""
    return list(Departement.objects.filter(code__in=[code for code in codes if code != EVERYWHERE]))
