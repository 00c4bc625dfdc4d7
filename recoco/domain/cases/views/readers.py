"""« Qui voit quoi ? », and who opened the case."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.cases.frame import frame_of, panels_of
from recoco.domain.cases.models import AccessEntry, Placement
from recoco.domain.cases.readers import ON_DEMAND, PortalReaders, readers_in, readers_of
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals import scope

ON_A_PAGE = 50


@require_GET
@access(Permission.CASE_SEE_READERS)
@with_placement(Permission.CASE_VIEW)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show each group of readers; list the people of a large one when asked."""
    actor = request.actor  # type: ignore[attr-defined]
    actor.must(Permission.CASE_SEE_READERS, placement)
    portals = readers_of(placement)
    context = {
        "panels": panels_of(placement, actor, slot="CASE_READERS"),
        "frame": frame_of(request, placement),
        "case": placement.case,
        "portals": portals,
        "listed": _listed(request, portals),
    }
    return render(request, "cases/readers.html", context)


@require_GET
@access(Permission.CASE_SEE_ACCESS_JOURNAL)
@with_placement(Permission.CASE_VIEW)
def journal(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show who opened the case, the last first, on every portal."""
    request.actor.must(Permission.CASE_SEE_ACCESS_JOURNAL, placement)  # type: ignore[attr-defined]
    lines = AccessEntry.objects.filter(case_id=placement.case_id).order_by("-at", "-pk")
    shown = Paginator(lines, ON_A_PAGE).get_page(request.GET.get("page"))
    context = {"frame": frame_of(request, placement), "case": placement.case, "shown": shown}
    return render(request, "cases/journal.html", context)


def _listed(request: HttpRequest, portals: list[PortalReaders]) -> dict[str, Any] | None:
    """Return the page of the group that the address asks for, None when it asks for none of them."""
    key, portal = request.GET.get("groupe", ""), request.GET.get("portail", "")
    roles = {word: role for role, word in ON_DEMAND.items()}
    for one in portals:
        if one.portal.key == portal and key in {group.key for group in one.groups if group.key}:
            with scope.entering(one.portal):
                people = readers_in(one.placement, roles[key])
                page = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
                page.object_list = list(page.object_list)  # read here, while that portal is entered
            return {"group": key, "portal": portal, "page": page}
    return None
