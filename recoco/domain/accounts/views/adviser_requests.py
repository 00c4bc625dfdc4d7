"""Where the portal's team decides on those who ask to advise."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.accounts.actions.adviser_requests import accept_request, refuse_request
from recoco.domain.accounts.adviser_request_forms import AcceptanceForm, RequestRefusalForm
from recoco.domain.accounts.adviser_requests import decided_before
from recoco.domain.accounts.models import AdviserRequest
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

ON_A_PAGE = 10
DECIDED = "decidees"
LIST = "accounts:adviser_requests"


@require_GET
@access(Permission.ADVISER_REQUEST_DECIDE)
def index(request: HttpRequest) -> HttpResponse:
    """List what waits for a decision, oldest first; or, if asked, what was decided, newest first."""
    is_decided = request.GET.get("etat") == DECIDED
    if is_decided:
        rows = AdviserRequest.objects.decided().order_by("-decided_at", "-pk")
    else:
        rows = AdviserRequest.objects.pending().order_by("submitted_at", "pk")
    shown = Paginator(rows.with_applicant(), ON_A_PAGE).get_page(request.GET.get("page"))
    cards = _cards(shown)
    for card in cards:
        card["form"] = None if is_decided else AcceptanceForm.of(card["asked"])
    context = {"cards": cards, "shown": shown, "is_decided": is_decided}
    return render(request, "accounts/adviser_requests.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.ADVISER_REQUEST_DECIDE)
def acceptance(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept, with the territory that was asked or another; the next one comes."""
    asked = _asked(pk)
    form = AcceptanceForm.of(asked, request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            accept_request(asked, **form.territory, by=request.actor)  # type: ignore[attr-defined]
        except Refused as told:
            return _decision(request, pk, form, told.status, is_acceptance=True, told=told.sentence)
        messages.success(request, f"{asked.person.full_name} conseille maintenant ici. Un e-mail l’en avertit.")
        return redirect(LIST)
    return _decision(request, pk, form, status, is_acceptance=True)


@require_http_methods(["GET", "POST"])
@access(Permission.ADVISER_REQUEST_DECIDE)
def refusal(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask why, then refuse; the next one comes."""
    asked = _asked(pk)
    form = RequestRefusalForm(request.POST or None)
    status = 422 if form.is_bound else 200
    if request.method == "POST" and form.is_valid():
        try:
            refuse_request(asked, reason=form.cleaned_data["reason"], by=request.actor)  # type: ignore[attr-defined]
        except Refused as told:
            return _decision(request, pk, form, told.status, is_acceptance=False, told=told.sentence)
        messages.success(request, f"La demande de {asked.person.full_name} est refusée. Un e-mail dit pourquoi.")
        return redirect(LIST)
    return _decision(request, pk, form, status, is_acceptance=False)


def _decision(
    request: HttpRequest, pk: int, form: Any, status: int, *, is_acceptance: bool, told: str = ""
) -> HttpResponse:
    """Show one request, read afresh, with its form or what was decided on it.

    :param told: why the decision that was sent did not go through.
    """
    (card,) = _cards([_asked(pk)])
    context = {"card": card, "form": form, "told": told, "is_acceptance": is_acceptance, "state": card["asked"].state}
    return render(request, "accounts/adviser_request_decision.html", context, status=status)


def _asked(pk: int) -> AdviserRequest:
    found: AdviserRequest = get_object_or_404(AdviserRequest.objects.with_applicant(), pk=pk)
    return found


def _cards(requests: Iterable[AdviserRequest]) -> list[dict[str, Any]]:
    """Return requests with all that a decision needs."""
    before = decided_before(requests)
    return [{"asked": one, "person": one.person, "before": before[one.pk]} for one in requests]
