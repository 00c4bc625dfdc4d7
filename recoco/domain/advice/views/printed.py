"""The recommendations of a dossier on paper: all of them, or those to be ticked in a meeting."""

from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_GET

from recoco.domain.advice.checklist import CHOICES
from recoco.domain.advice.printing import grouped, published_in
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock


@require_GET
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show every published recommendation, to be printed."""
    groups = grouped(published_in(placement))
    return render(request, "advice/printed.html", {"case": placement.case, "groups": groups, "today": _today()})


@require_GET
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def checklist(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show the open recommendations with boxes to tick and room to write, to be printed."""
    cards = [card for card in published_in(placement) if card.uptake.is_open]
    context = {"case": placement.case, "cards": cards, "choices": CHOICES, "today": _today()}
    return render(request, "advice/printed_checklist.html", context)


def _today() -> date:
    return localdate(clock.now())
