"""Saying that one is away, or leaves, or is back; the team says it for somebody too."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods, require_POST

from recoco.domain.accounts.models import Person
from recoco.domain.accounts.reachability import told_of_absence
from recoco.domain.continuity.actions.absences import come_back, declare_absence, declare_departure
from recoco.domain.continuity.forms import AbsenceForm, DepartureForm
from recoco.domain.continuity.previewing import lines_of
from recoco.domain.continuity.views.hand_overs import giver_named, oneself
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused

OWN = {
    "absence": "continuity:own_absence",
    "departure": "continuity:own_departure",
    "return": "continuity:own_return",
    "hand_over": "continuity:own_hand_over",
    "succession": "continuity:own_succession",
}
SOMEBODY_S = {
    "absence": "continuity:absence",
    "departure": "continuity:departure",
    "return": "continuity:return",
    "hand_over": "continuity:hand_over",
    "succession": "continuity:succession",
}
either = require_http_methods(["GET", "POST"])


@either
@access(Permission.ADVISER_REMOVE)
def of_somebody(request: HttpRequest, number: int) -> HttpResponse:
    """Declare the absence of somebody, for the team."""
    return _absence(request, giver_named(request, number))


@either
@signed_in
def of_oneself(request: HttpRequest) -> HttpResponse:
    """Declare one's own absence."""
    return _absence(request, oneself(request))


@either
@access(Permission.ADVISER_REMOVE)
def departure_of_somebody(request: HttpRequest, number: int) -> HttpResponse:
    """Declare the departure of somebody, for the team."""
    return _departure(request, giver_named(request, number))


@either
@signed_in
def departure_of_oneself(request: HttpRequest) -> HttpResponse:
    """Declare one's own departure."""
    return _departure(request, oneself(request))


@require_POST
@access(Permission.ADVISER_REMOVE)
def return_of_somebody(request: HttpRequest, number: int) -> HttpResponse:
    """Say that somebody is back, for the team."""
    return _return(request, giver_named(request, number))


@require_POST
@signed_in
def return_of_oneself(request: HttpRequest) -> HttpResponse:
    """Say that one is back."""
    return _return(request, oneself(request))


def _absence(request: HttpRequest, person: Person) -> HttpResponse:
    form = AbsenceForm(request.POST or None, giver=person)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            declare_absence(person, said["begins"], said["ends"], said["stand_in"], by=request.actor)  # type: ignore[attr-defined]
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _page(request, person, form, "absence", refusal.status)
        messages.success(request, _noted("L’absence est notée.", said["stand_in"], "prend le relais"))
        return redirect(_address(request, person, "absence"))
    return _page(request, person, form, "absence", 422 if form.is_bound else 200)


def _departure(request: HttpRequest, person: Person) -> HttpResponse:
    form = DepartureForm(request.POST or None, giver=person)
    by = request.actor  # type: ignore[attr-defined]
    if form.is_bound and form.is_valid():
        on, successor = form.cleaned_data["on"], form.cleaned_data["successor"]
        try:
            declare_departure(person, on, successor, by=by)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            return _page(request, person, form, "departure", refusal.status)
        messages.success(request, _noted("Le départ est noté.", successor, "prend la suite"))
        if successor is not None and on <= localdate(clock.now()):
            return redirect(f"{_address(request, person, 'hand_over')}?a={successor.pk}")
        return redirect(_address(request, person, "departure"))
    return _page(request, person, form, "departure", 422 if form.is_bound else 200)


def _return(request: HttpRequest, person: Person) -> HttpResponse:
    come_back(person, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "C’est noté : plus aucune absence n’est annoncée.")
    return redirect(_address(request, person, "absence"))


def _page(request: HttpRequest, person: Person, form: Any, what: str, status: int) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    lines = [line for line in lines_of(person, None, by) if not line.left_out]
    context = {
        "giver": person,
        "is_own": person == by.person,
        "form": form,
        "count": len(lines),
        "told": told_of_absence(person, localdate(clock.now())),
        "links": {name: _address(request, person, name) for name in OWN},
    }
    return render(request, f"continuity/{what}.html", context, status=status)


def _address(request: HttpRequest, person: Person, name: str) -> str:
    if person == request.actor.person:  # type: ignore[attr-defined]
        return reverse(OWN[name])
    return reverse(SOMEBODY_S[name], args=[person.pk])


def _noted(sentence: str, other: Person | None, does: str) -> str:
    if other is None:
        return f"{sentence} Personne ne {does} : l’équipe du portail le saura si un dossier reste sans interlocuteur."
    return f"{sentence} {other.full_name} {does} et en est prévenu·e."
