"""Which accounts could do harm to many, and are therefore asked for a second factor."""

from datetime import timedelta

from recoco.domain.accounts.models import PortalRole, RoleName, User
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals import scope

SENSITIVE_NAMES = (RoleName.STAFF, RoleName.ADMIN)
SENSITIVE_ROLES = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})
LONGEST_IDLE = timedelta(hours=8)


def names_held_anywhere(user: User) -> set[RoleName]:
    """Return the sensitive roles that *user* holds on any portal."""
    with scope.everywhere("a second factor protects an account for all the portals it works for"):
        held = PortalRole.objects.filter(person__user=user, until=None, name__in=SENSITIVE_NAMES)
        return {RoleName(name) for name in held.values_list("name", flat=True)}


def is_sensitive(user: User) -> bool:
    """Tell whether *user* must prove a second factor at each sign-in."""
    return user.is_operator or bool(names_held_anywhere(user))


def acts_sensitively(actor: Actor) -> bool:
    """Tell whether *actor* holds, here, a role that must not be used without a second factor."""
    return not actor.roles.isdisjoint(SENSITIVE_ROLES)
