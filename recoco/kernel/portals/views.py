"""The list of portals: all that the root host shows to visitors, and all that an unknown host shows to anyone."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from recoco.kernel.kit.slots import entries
from recoco.kernel.portals.models import PortalHost, PortalState, address_of
from recoco.kernel.ui.context import Page


def listed_portals() -> list[dict[str, str]]:
    """Return key, name, baseline and address of each portal that is online, sorted by name."""
    hosts = (
        PortalHost.objects.filter(is_main=True, portal__state=PortalState.ONLINE)
        .select_related("portal")
        .order_by("portal__name")
    )
    return [
        {"key": h.portal.key, "name": h.portal.name, "baseline": h.portal.baseline, "url": address_of(h.name)}
        for h in hosts
    ]


def unknown_host(request: HttpRequest) -> HttpResponse:
    """Answer for a host that leads nowhere: the list, whatever the path, with no session and no scope."""
    # Without the request: menu and account links would lead back here.
    html = render_to_string("portals/unknown_host.html", {"portals": listed_portals(), "page": Page(None)})
    return HttpResponse(html, status=404)


def home(request: HttpRequest) -> HttpResponse:
    """Answer the home of the root host."""
    portals = [{**portal, "panels": _panels(portal)} for portal in listed_portals()]
    return render(request, "portals/home.html", {"portals": portals})


home.is_public = True  # type: ignore[attr-defined]


def _panels(portal: dict[str, str]) -> list[str]:
    """Return what packages above add under a portal."""
    return [html for panel in entries("PORTAL_PANELS") if (html := panel(portal["key"], portal["url"]))]
