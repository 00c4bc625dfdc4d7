"""Who acts on portals from outside of them: the server's command line, and the operators of the platform."""

from dataclasses import replace

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.portals.models import Portal

# Whoever may run a command on the server holds all that it holds.
SERVER = Actor(name="L’exploitant du serveur", channel="command", roles=frozenset({Role.ANONYMOUS, Role.OPERATOR}))


def at_portal(by: Actor, portal: Portal) -> Actor:
    """Return *by*, an operator on the root host or the command line, as they act on *portal*.

    Nobody's person crosses: only what runs the platform.
    """
    return replace(by, person=None, portal=portal, roles=by.roles & {Role.ANONYMOUS, Role.OPERATOR})
