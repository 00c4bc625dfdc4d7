"""Who acts: a person on a portal with standing roles, and the one question « may they? »."""

from dataclasses import dataclass, field
from typing import Any, Protocol

from django.core.exceptions import PermissionDenied

from recoco.kernel.access.grants import GRANTS, STANDING
from recoco.kernel.access.permissions import Grant, Permission, Role
from recoco.kernel.portals.models import Portal


class Forbidden(PermissionDenied):
    """The person knows that the thing exists but may not do this; shown with 403."""

    def __init__(self, permission: Permission) -> None:
        super().__init__("Votre rôle sur ce portail ne permet pas cette action.")
        self.permission = permission


class PersonLike(Protocol):
    """What the kernel needs to know of a person; the real one is `accounts.Person`."""

    pk: Any
    user_id: Any

    @property
    def full_name(self) -> str: ...


class Thing(Protocol):
    """Something that permissions apply to."""

    def roles_of(self, actor: "Actor") -> frozenset[Role]:
        """Return what *actor* is to this thing."""


@dataclass(frozen=True)
class Actor:
    """Somebody doing something, on a portal or on the root host.

    :param person: the person on this portal; None for a visitor, and for an operator on the root host.
    :param portal: the portal; None on the root host.
    :param roles: standing roles, true whatever the thing at hand.
    :param user_id: the identity behind; None for a visitor and for the platform itself.
    :param name: how the log names them.
    :param channel: how they act: web, e-mail, api, job or command.
    """

    person: Any = None
    portal: Portal | None = None
    roles: frozenset[Role] = frozenset({Role.ANONYMOUS})
    user_id: int | None = None
    name: str = ""
    channel: str = "web"
    territory: Any = field(default=None, compare=False)

    @property
    def is_signed_in(self) -> bool:
        """Tell whether an account is behind this actor."""
        return self.user_id is not None

    def may(self, permission: Permission, thing: Thing | None = None) -> bool:
        """Tell whether this actor may do *permission* on *thing*.

        :raises TypeError: when the permission needs a thing and none is given: no answer is safer than a wrong one.
        """
        if thing is None and permission not in STANDING:
            raise TypeError(f"{permission} is about a thing: which one?")
        roles = self.roles if thing is None else thing.roles_of(self)
        cells = GRANTS[permission]
        grants = {cells[role] for role in roles if role in cells}
        if Grant.YES in grants:
            return True
        return (Grant.OWN in grants and thing.is_by(self)) or (Grant.SELF in grants and thing.is_about(self))  # type: ignore[union-attr]

    def must(self, permission: Permission, thing: Thing | None = None) -> None:
        """Refuse to go on unless this actor may.

        :raises Forbidden: when they may not.
        """
        if not self.may(permission, thing):
            raise Forbidden(permission)
