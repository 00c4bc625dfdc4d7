"""Builds the actor behind a gesture: from a person, from a request, or the platform itself."""

from dataclasses import dataclass

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName, User
from recoco.domain.accounts.models.role import STANDING_ROLES
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals import scope

VISITOR = Actor()
PLATFORM = Actor(name="La plateforme", channel="job")


@dataclass(frozen=True)
class Territory:
    """Where a portal adviser advises.

    :param is_national: the whole country.
    :param departements: ids of départements otherwise.
    """

    is_adviser: bool = False
    is_national: bool = False
    departements: frozenset[int] = frozenset()

    def covers(self, departement_id: int | None) -> bool:
        """Tell whether a case of this département (None: unknown) is in the territory."""
        return self.is_national or (departement_id is not None and departement_id in self.departements)


def actor_of(person: Person, *, channel: str = "web") -> Actor:
    """Return the actor that *person* is on the current portal: two queries.

    A suspended person acts as a visitor who has an account.
    """
    portal = scope.current_portal()
    if person.suspended_at is not None:
        return Actor(portal=portal, user_id=person.user_id, name=person.full_name, channel=channel)
    held = list(PortalRole.objects.filter(person=person, until=None))
    adviser = next((role for role in held if role.name == RoleName.ADVISER), None)
    departements = frozenset(
        RoleDepartement.objects.filter(portal_role=adviser).values_list("departement_id", flat=True) if adviser else ()
    )
    roles = {Role.ANONYMOUS, Role.MEMBER, *(STANDING_ROLES[RoleName(role.name)] for role in held)}
    if person.user.is_operator:
        roles.add(Role.OPERATOR)
    return Actor(
        person=person,
        portal=portal,
        roles=frozenset(roles),
        user_id=person.user_id,
        name=person.full_name,
        channel=channel,
        territory=Territory(adviser is not None, bool(adviser and adviser.is_national), departements),
    )


def actor_of_user(user: User, *, channel: str = "web") -> Actor:
    """Return the actor that *user* is where there is no person of theirs: an operator, or an account without role."""
    roles = {Role.ANONYMOUS, Role.OPERATOR} if user.is_operator else {Role.ANONYMOUS}
    return Actor(roles=frozenset(roles), user_id=user.pk, name=user.email, channel=channel, territory=Territory())
