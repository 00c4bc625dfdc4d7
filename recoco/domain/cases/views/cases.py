"""The dossiers one may read, and the pages of one of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET

from recoco.domain.cases.finding import KIND
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation
from recoco.domain.cases.timeline import timeline_of
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.portals import scope
from recoco.kernel.search.matching import matching

PER_PAGE = 20
EVENTS_PER_PAGE = 30


@require_GET
@access(Permission.CASE_LIST)
def index(request: HttpRequest) -> HttpResponse:
    """List the dossiers that the reader may open, those filed last first."""
    text = request.GET.get("q", "").strip()[:200]
    placements = Placement.objects.visible_to(request.actor).with_case()  # type: ignore[attr-defined]
    if text:
        placements = placements.filter(matching(text, KIND, scope.current_portal().pk))
    shown = Paginator(placements.order_by("-created_at", "-pk"), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "cases/index.html", {"shown": shown, "text": text})


def with_placement(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Give the view the placement that the address names, or 404; an old name leads to the present address."""

    @wraps(view)
    def found(request: HttpRequest, slug: str) -> HttpResponseBase:
        number = slug.partition("-")[0]
        placements = Placement.objects.visible_to(request.actor).with_case()  # type: ignore[attr-defined]
        placement = get_object_or_404(placements, case_id=int(number[:18]))
        if slug != placement.case.slug:
            return redirect(request.resolver_match.view_name, placement.case.slug)  # type: ignore[union-attr]
        return view(request, placement)

    return found


@require_GET
@access(Permission.CASE_VIEW)
@with_placement
def show(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show what the case is, who is on it, and what happened last."""
    people = CaseParticipation.objects.filter(case=placement.case).order_by("-side", "pk")
    advisers = PlacementParticipation.objects.filter(placement=placement).select_related("person").order_by("pk")
    context: dict[str, Any] = {
        "frame": frame_of(request, placement),
        "case": placement.case,
        "people": people,
        "advisers": advisers,
        "events": timeline_of(placement, request.actor)[:5],  # type: ignore[attr-defined]
    }
    return render(request, "cases/show.html", context)


@require_GET
@access(Permission.CASE_VIEW)
@with_placement
def activity(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the whole timeline, newest first."""
    events = timeline_of(placement, request.actor)  # type: ignore[attr-defined]
    shown = Paginator(events, EVENTS_PER_PAGE).get_page(request.GET.get("page"))
    context = {"frame": frame_of(request, placement), "case": placement.case, "shown": shown}
    return render(request, "cases/activity.html", context)
