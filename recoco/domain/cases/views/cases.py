"""The dossiers one may read, and the pages of one of them."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.cases.frame import frame_of, panels_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.places import location_of
from recoco.domain.cases.timeline import FAMILIES, last_events, lines_of, people_of, timeline_of
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.slots import entries
from recoco.kernel.territories.backgrounds import around, let_in

EVENTS_PER_PAGE = 30


@require_GET
@access(Permission.CASE_LIST)
def index(request: HttpRequest) -> HttpResponse:
    """List the dossiers that the reader may open: a package above draws it, the addresses below lead here."""
    answer: HttpResponse = entries("CASE_LIST")(request)
    return answer


@require_GET
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def show(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show what the case is, who is on it, and what happened last."""
    frame = frame_of(request, placement)
    actor = request.actor  # type: ignore[attr-defined]
    location = location_of(placement.case)
    shown = around(location.shown, is_exact=location.point is not None, asked=request.GET)
    context: dict[str, Any] = {
        "frame": frame,
        "panels": panels_of(placement, actor),
        "case": placement.case,
        "location": location,
        "around": shown,
        "lines": lines_of(last_events(placement, actor, 5), placement, actor),
    }
    return let_in(render(request, "cases/show.html", context), shown.background)


@require_GET
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def activity(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the whole timeline, newest first; of one kind (`genre`), or of one person (`personne`)."""
    actor = request.actor  # type: ignore[attr-defined]
    family, person = request.GET.get("genre", ""), request.GET.get("personne", "")
    events = timeline_of(placement, actor, family=family, person=person)
    shown = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "shown": shown,
        "lines": lines_of(shown, placement, actor),
        "families": [(one.key, one.label) for one in FAMILIES if one.types],
        "people": people_of(timeline_of(placement, actor)),
        "family": family,
        "person": person,
    }
    return render(request, "cases/activity.html", context)
