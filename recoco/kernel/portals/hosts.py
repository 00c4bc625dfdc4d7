"""Which place a host name leads to."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port

from recoco.kernel.portals.models import Portal, PortalHost
from recoco.kernel.portals.preparing import prepared


@dataclass(frozen=True)
class Place:
    """Where a request arrives.

    :param portal: the portal, or None on the root host.
    :param main_host: set when the host is an alias: where to go instead.
    """

    portal: Portal | None
    main_host: str | None = None


def place_of(request: HttpRequest) -> Place | None:
    """Return the place that the request's host leads to, or None when it is unknown."""
    try:
        name, _ = split_domain_port(request.get_host())
    except DisallowedHost:
        return None
    if name in {settings.ROOT_HOST, *settings.ROOT_ALIASES}:
        return Place(portal=None)
    found = _hosts(name.rstrip("."))
    if not found:
        return None
    host = found[0]
    if host.is_main:
        return Place(portal=host.portal)
    return Place(portal=host.portal, main_host=host.portal.hosts.get(is_main=True).name)


@prepared
def _hosts(name: str) -> Any:
    return PortalHost.objects.select_related("portal").filter(name=name)
