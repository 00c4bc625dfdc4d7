"""Passing on all the dossiers of somebody: who takes up, what it touches, then one gesture."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.models import Person
from recoco.domain.continuity.actions.handing_over import hand_over_cases
from recoco.domain.continuity.forms import HandOverForm, TakerForm
from recoco.domain.continuity.previewing import Line, lines_of
from recoco.domain.continuity.successors import must_hand_over
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted


@require_http_methods(["GET", "POST"])
@access(Permission.ADVISER_REMOVE)
def of_somebody(request: HttpRequest, number: int) -> HttpResponse:
    """Pass on the dossiers of somebody, for the team."""
    return _page(request, giver_named(request, number), "continuity/hand_over.html")


@require_http_methods(["GET", "POST"])
@signed_in
def of_oneself(request: HttpRequest) -> HttpResponse:
    """Pass on one's own dossiers."""
    return _page(request, oneself(request), "continuity/own_hand_over.html")


def giver_named(request: HttpRequest, number: int) -> Person:
    """Return somebody of the portal, for its team.

    :raises Http404: when there is nobody, or for somebody that this portal does not know.
    :raises Forbidden: for whoever is not of the team.
    """
    by = request.actor  # type: ignore[attr-defined]
    if by.person is None:
        raise Http404
    by.must(Permission.BACKOFFICE_USE)
    giver: Person = get_object_or_404(Person.objects.select_related("user", "stand_in"), pk=number)
    must_hand_over(giver, by)
    return giver


def oneself(request: HttpRequest) -> Person:
    """Return who asks, as a person of this portal.

    :raises Http404: when they are none.
    """
    by = request.actor  # type: ignore[attr-defined]
    if by.person is None:
        raise Http404
    person: Person = by.person
    return person


def _page(request: HttpRequest, giver: Person, template: str) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    choosing = TakerForm(request.GET or None, giver=giver)
    taker: Person | None = choosing.cleaned_data["a"] if choosing.is_bound and choosing.is_valid() else None
    lines = lines_of(giver, taker, by)
    form = HandOverForm(request.POST if request.method == "POST" else None, lines=lines)
    status = 422 if form.is_bound or (choosing.is_bound and taker is None) else 200
    if taker is not None and form.is_bound and form.is_valid():
        try:
            message = form.cleaned_data["message"]
            hand_over_cases(giver, taker, form.chosen, by=by, message=message)
        except Refused as refusal:
            form.add_error(None, refusal.sentence)
            status = refusal.status
            lines = lines_of(giver, taker, by)  # as they are now
        else:
            count = counted(len(form.chosen), "dossier est confié", "dossiers sont confiés")
            messages.success(request, f"{count} à {taker.full_name}, qui reçoit un e-mail avec sa note de reprise.")
            is_theirs = giver == by.person
            return redirect("continuity:own_hand_over") if is_theirs else redirect("continuity:person", giver.pk)
    context = {
        "giver": giver,
        "taker": taker,
        "choosing": choosing,
        "form": form,
        "here": request.path,
        **_told(lines, form),
    }
    return render(request, template, context, status=status)


def _told(lines: list[Line], form: HandOverForm) -> dict[str, Any]:
    passing = [line for line in lines if not line.left_out]
    chosen = form.ticked if form.is_bound else {str(line.placement.pk) for line in passing}
    return {
        "passing": passing,
        "options": [(str(line.placement.pk), line.placement.case.name, _hint(line)) for line in passing],
        "staying": [line for line in lines if line.left_out],
        "chosen": chosen,
        "todos": sum(line.todos for line in passing),
        "drafts": sum(line.drafts for line in passing),
    }


def _hint(line: Line) -> str:
    """Say what whoever passes a dossier has to know of it: « Lille (59) · En cours · conseiller·ère · 1 brouillon »."""
    commune = line.placement.case.commune
    said = [
        f"{commune.name} ({commune.departement.code})" if commune else "commune inconnue",
        line.placement.get_status_display(),
        line.role.label.lower(),
    ]
    if line.todos:
        said.append(counted(line.todos, "chose à faire", "choses à faire"))
    if line.drafts:
        said.append(counted(line.drafts, "brouillon", "brouillons"))
    if line.is_known:
        said.append("déjà suivi par qui prend la suite")
    return " · ".join(said)
