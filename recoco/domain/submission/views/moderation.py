"""The page where the portal's team decides on what was submitted, one card after the other."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.holding import holdings_of, portals_to_propose
from recoco.domain.cases.models import Placement, PlacementRole
from recoco.domain.cases.readable import readable_placement
from recoco.domain.submission.actions.moderation import (
    accept_placement,
    reconsider_placement,
    redirect_placement,
    refuse_placement,
)
from recoco.domain.submission.moderating import card_of, holder_without_owner, refusals, shown_refusals, told_of
from recoco.domain.submission.moderation_forms import ReconsiderationForm, RedirectionForm, RefusalForm
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.french import of

REFUSALS_PER_PAGE = 20


@require_GET
@access(Permission.CASE_MODERATE)
def index(request: HttpRequest) -> HttpResponse:
    """Show what waits for a decision, one card at a time, oldest first; or what was refused."""
    if request.GET.get("etat") == "refuses":
        page = Paginator(refusals(), REFUSALS_PER_PAGE).get_page(request.GET.get("page"))
        return render(request, "submission/refusals.html", {"shown": page, "refusals": shown_refusals(page)})
    actor = request.actor  # type: ignore[attr-defined]
    waiting = Placement.objects.visible_to(actor).to_moderate().with_case()
    shown = Paginator(waiting, 1).get_page(_page_of(request.GET.get("dossier", ""), waiting) or request.GET.get("page"))
    cards = [card_of(placement, actor) for placement in shown]
    return render(request, "submission/moderation.html", {"cards": cards, "shown": shown})


def _page_of(number: str, waiting: Any) -> int | None:
    """Return the page of a case that waits; None when it waits no more, or none is asked for."""
    if not number.isdecimal():
        return None
    numbers = list(waiting.values_list("case_id", flat=True))
    return numbers.index(int(number)) + 1 if int(number) in numbers else None


@require_POST
@access(Permission.CASE_MODERATE)
def accept(request: HttpRequest, number: int) -> HttpResponse:
    """Accept a case, and follow it at once if one likes; the next one comes."""
    placement = _found(request, number)
    joining = PlacementRole.ADVISER if request.POST.get("rejoindre") else None
    accept_placement(placement, by=request.actor, joining=joining)  # type: ignore[attr-defined]
    followed = " Vous le suivez comme conseiller·ère." if joining else ""
    told = _told(placement)
    messages.success(request, f"« {placement.case.name} » est accepté. {told} reçoit un e-mail.{followed}")
    return _next(request)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_MODERATE)
def refuse(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then refuse a case; the next one comes."""
    placement, form = _found(request, number), RefusalForm(_typed(request))

    def act() -> str:
        refuse_placement(placement, reason=form.said, by=request.actor)  # type: ignore[attr-defined]
        told = f"L’équipe {of(placement.proposed_by)}" if placement.is_proposal else _told(placement)
        return f"« {placement.case.name} » est refusé. {told} reçoit votre explication."

    return _decision(request, placement, form, act, "submission/refusal.html", told=_told(placement))


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_MODERATE)
def redirection(request: HttpRequest, number: int) -> HttpResponse:
    """Ask which portal suits the case better, then refuse it here and propose it there."""
    placement = _found(request, number)
    portals = portals_to_propose(holdings_of(placement.case))
    form = RedirectionForm(_typed(request), portals=portals)

    def act() -> str:
        to, message = form.cleaned_data["portal"], form.cleaned_data["message"]
        redirect_placement(placement, to=to, message=message, by=request.actor)  # type: ignore[attr-defined]
        return f"« {placement.case.name} » est proposé à {to.name}. {_told(placement)} en reçoit l’annonce par e-mail."

    return _decision(request, placement, form, act, "submission/redirection.html", portals=portals)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_MODERATE)
def reconsideration(request: HttpRequest, number: int) -> HttpResponse:
    """Ask why, then accept a case that was refused."""
    placement, form = _found(request, number), ReconsiderationForm(_typed(request))

    def act() -> str:
        reason = form.cleaned_data["reason"]
        reconsider_placement(placement, reason=reason, by=request.actor)  # type: ignore[attr-defined]
        return f"« {placement.case.name} » est accepté. {_told(placement)} reçoit un e-mail."

    return _decision(request, placement, form, act, "submission/reconsideration.html")


def _decision(
    request: HttpRequest, placement: Placement, form: FormBase, act: Callable[[], str], template: str, **context: Any
) -> HttpResponse:
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                messages.success(request, act())
                return _next(request)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
    context |= {"form": form, "placement": placement, "case": placement.case}
    return render(request, template, context, status=status)


def _next(request: HttpRequest) -> HttpResponse:
    """Lead to the card that has taken the place of the one just decided on."""
    rank = request.POST.get("page", "") or request.GET.get("page", "")
    at = f"?page={rank}" if rank.isdecimal() and len(rank) < 6 else ""
    return HttpResponseRedirect(reverse("submission:moderation") + at)


def _told(placement: Placement) -> str:
    """Return who is written the decision, to begin a sentence."""
    told = told_of(holder_without_owner(placement))
    return told[:1].upper() + told[1:]


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _found(request: HttpRequest, number: int) -> Placement:
    return readable_placement(number, by=request.actor)  # type: ignore[attr-defined]
