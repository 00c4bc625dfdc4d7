"""Builds the actor behind a gesture: from a person, from an account, or the platform itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import F, FilteredRelation, Q

from recoco.domain.accounts.models import Person, PortalRole, RoleName, User
from recoco.domain.accounts.models.role import STANDING_ROLES
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared

ROLE_COLUMNS = ("name", "is_national", "departements__departement_id")
JUST_READ = "_roles_just_read"  # on a person: the rows that `actor_of` needs

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


NOWHERE = Territory()


def visitor_at(portal: Portal | None) -> Actor:
    """Return the actor that somebody without account is at a place."""
    return Actor(portal=portal, territory=NOWHERE)


def actor_of(person: Person, *, channel: str = "web") -> Actor:
    """Return the actor that *person* is on the current portal: one query, and one more for an unread user.

    A suspended person acts as a visitor who has an account.
    """
    portal = scope.current_portal()
    if person.suspended_at is not None:
        return Actor(portal=portal, user_id=person.user_id, name=person.full_name, channel=channel, territory=NOWHERE)
    names, territory = _roles_held_by(person)
    roles = {Role.ANONYMOUS, Role.MEMBER, *(STANDING_ROLES[name] for name in names)}
    if person.user.is_operator:
        roles.add(Role.OPERATOR)
    return Actor(
        person=person,
        portal=portal,
        roles=frozenset(roles),
        user_id=person.user_id,
        name=_name_of(person),
        channel=channel,
        territory=territory,
    )


def _name_of(person: Person) -> str:
    if person.is_shared and person.signatory is None and person.organization:
        return person.organization  # somebody who reads this address, and has not said who
    return person.full_name or person.user.email


def actor_of_user(user: User, *, portal: Portal | None = None, channel: str = "web") -> Actor:
    """Return the actor that *user* is where there is no person of theirs: an operator, or an account without role."""
    roles = {Role.ANONYMOUS, Role.OPERATOR} if user.is_operator else {Role.ANONYMOUS}
    return Actor(
        portal=portal, roles=frozenset(roles), user_id=user.pk, name=user.email, channel=channel, territory=NOWHERE
    )


def actor_at(user: User, portal: Portal | None) -> Actor:
    """Return the actor that *user* is at a place: the current portal, or None on the root host. Two queries at most."""
    person = _person_of(user, portal) if portal else None
    if person is None:
        return actor_of_user(user, portal=portal)
    person.user = user
    return actor_of(person)


def _person_of(user: User, portal: Portal) -> Person | None:
    known: Person | None = user.person_here
    if known is not None and known.portal_id == portal.pk:
        return known
    return Person.objects.filter(user=user).first()


def person_with_roles(user_id: int) -> Person | None:
    """Return who an active account is on the current portal, and what `actor_of` will ask: one query for all."""
    persons = _with_roles(user_id)
    if not persons:
        return None
    roles = [(one.name, one.national, one.departement) for one in persons if one.name]
    vars(persons[0])[JUST_READ] = roles
    return persons[0]


@prepared
def _with_roles(user_id: int) -> Any:
    held = FilteredRelation("portal_roles", condition=Q(portal_roles__until=None))
    departement = F("held__departements__departement_id")
    rows = Person.objects.filter(user_id=user_id, user__is_active=True).select_related("user").annotate(held=held)
    return rows.annotate(name=F("held__name"), national=F("held__is_national"), departement=departement)


def _roles_held_by(person: Person) -> tuple[set[RoleName], Territory]:
    rows = vars(person).pop(JUST_READ, None)  # once: they may change while the request is answered
    if rows is None:
        held = PortalRole.objects.filter(person=person, until=None)
        rows = held.values_list(*ROLE_COLUMNS)
    return standing_of(rows)


def standing_of(rows: Iterable[tuple[str, bool, int | None]]) -> tuple[set[RoleName], Territory]:
    """Return what somebody is on a portal, and where, from the rows of their present roles.

    :param rows: `ROLE_COLUMNS` of each role, once for each département.
    """
    names: set[RoleName] = set()
    departements: set[int] = set()
    is_national = False
    for name, national, departement_id in rows:
        names.add(RoleName(name))
        is_national = is_national or national
        if departement_id is not None:
            departements.add(departement_id)
    return names, Territory(RoleName.ADVISER in names, is_national, frozenset(departements))
