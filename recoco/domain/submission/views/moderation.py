"""The page where the portal's team decides on what was submitted."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.collectivite import owners_of
from recoco.domain.cases.models import Placement
from recoco.domain.submission.actions.moderation import accept_placement, refuse_placement
from recoco.domain.submission.forms import RefusalForm
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

PER_PAGE = 10


@require_GET
@access(Permission.CASE_MODERATE)
def index(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision, oldest first."""
    waiting = Placement.objects.visible_to(request.actor).to_moderate().with_case()  # type: ignore[attr-defined]
    shown = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    owners = owners_of([placement.case_id for placement in shown])
    cards = [{"placement": one, "case": one.case, "owner": owners.get(one.case_id)} for one in shown]
    return render(request, "submission/moderation.html", {"cards": cards, "shown": shown})


@require_POST
@access(Permission.CASE_MODERATE)
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Accept a case; the next one comes."""
    placement = _submitted(request, number)
    accept_placement(placement, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"« {placement.case.name} » est accepté. La collectivité reçoit un e-mail.")
    return redirect("submission:moderation")


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_MODERATE)
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then refuse a case; the next one comes."""
    placement = _submitted(request, number)
    form = RefusalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        refuse_placement(placement, reason=form.cleaned_data["reason"], by=request.actor)  # type: ignore[attr-defined]
        messages.success(request, f"« {placement.case.name} » est refusé. La collectivité reçoit votre explication.")
        return redirect("submission:moderation")
    context = {"form": form, "placement": placement, "case": placement.case}
    return render(request, "submission/refusal.html", context, status=422 if form.is_bound else 200)


def _submitted(request: HttpRequest, number: int) -> Placement:
    placements = Placement.objects.visible_to(request.actor).with_case()  # type: ignore[attr-defined]
    found: Placement = get_object_or_404(placements, case_id=number)
    return found
