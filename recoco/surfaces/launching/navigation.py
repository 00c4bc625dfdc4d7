"""The ways to the launch of a portal, and to the console of the platform."""

from django.http import HttpRequest

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry


def _in_preparation(request: HttpRequest) -> bool:
    portal = request.portal  # type: ignore[attr-defined]
    return portal is not None and portal.is_in_preparation


def _on_root_host(request: HttpRequest) -> bool:
    return request.portal is None  # type: ignore[attr-defined]


NAVIGATION = (
    Entry("Lancement", "launching:checklist", permission=Permission.PORTAL_CONFIGURE, when=_in_preparation),
    Entry("Portails", "launching:portals", permission=Permission.PORTAL_CREATE, when=_on_root_host),
)
