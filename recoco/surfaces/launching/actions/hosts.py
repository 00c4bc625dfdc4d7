"""Gives a portal another address, which leads to its main one."""

from django.db import IntegrityError, transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost
from recoco.surfaces.launching.actors import at_portal
from recoco.surfaces.launching.events import ALIAS_ADDED
from recoco.surfaces.launching.hosts import right_host


@transaction.atomic
def add_alias(portal: Portal, name: str, *, by: Actor) -> PortalHost:
    """Let *name* lead to *portal* too.

    :raises Forbidden: when *by* does not run the platform.
    :raises Refused: when it is no host name, or leads somewhere already.
    """
    by.must(Permission.PORTAL_CREATE)
    host = PortalHost(portal=portal, name=right_host(name))
    try:
        with transaction.atomic():
            host.save()
    except IntegrityError:
        raise Refused(f"L’adresse « {host.name} » mène déjà à un portail.") from None
    with scope.entering(portal):
        record(ALIAS_ADDED, by=at_portal(by, portal), subject=portal, host=host.name)
    return host
