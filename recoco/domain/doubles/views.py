"""Choosing the dossier that stays, reading what will pass, then doing it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.on_case import portals_of
from recoco.domain.cases.views.gestures import typed
from recoco.domain.cases.views.lookup import with_placement
from recoco.domain.doubles.actions.merging import may_merge, merge, must_merge
from recoco.domain.doubles.carrying import Choice, Load, load_of
from recoco.domain.doubles.forms import CARRIED, KeptForm, MergeForm
from recoco.domain.submission.similar import similar_to
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted


@require_http_methods(["GET", "POST"])
@access(Permission.PARTICIPATION_CHANGE_SIDE)
@with_placement(Permission.CASE_VIEW)
def create(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Ask which dossier stays (`garde`), show what will pass to it, and merge when it is sent."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PARTICIPATION_CHANGE_SIDE, placement)
    by.must(Permission.PLACEMENT_ARCHIVE, placement)
    if placement.is_archived:
        placement.ensure_open()
    placement.ensure_answered()
    if "garde" not in request.GET:
        return _choose(request, placement, KeptForm())
    asked = KeptForm(request.GET)
    if not asked.is_valid():
        return _choose(request, placement, asked, status=422)
    kept = Placement.objects.visible_to(by).with_case().filter(case_id=asked.cleaned_data["garde"]).first()
    try:
        if kept is None:
            raise Refused("Aucun dossier de ce portail ne porte ce numéro.")
        must_merge(placement, kept, by)
    except Refused as refusal:
        asked.add_error("garde", refusal.sentence)
        return _choose(request, placement, asked, status=422)
    return _merge(request, placement, kept, by)


def _choose(request: HttpRequest, placement: Placement, form: KeptForm, *, status: int = 200) -> HttpResponse:
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form}
    by = request.actor  # type: ignore[attr-defined]
    context["alike"] = [one for one in similar_to(placement, by) if may_merge(placement, one, by)]
    return render(request, "doubles/choose.html", context, status=status)


def _merge(request: HttpRequest, placement: Placement, kept: Placement, by: Actor) -> HttpResponse:
    load = load_of(placement, kept, by)
    labels = _labels(load)
    form, status = MergeForm(typed(request), initial=_all(load), labels=labels), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            said = form.cleaned_data
            choice = Choice(*(bool(said.get(name)) for name in CARRIED))
            try:
                done = merge(placement, kept, choice, seen=said["seen"], reason=said["reason"], by=by)
            except Refused as refusal:
                form, status = _shown_anew(request, load, labels), refusal.status
                form.add_error(None, refusal.sentence)
            else:
                words = f" Ont été repris : {done.words}." if done.words else ""
                messages.success(request, f"Le doublon n° {placement.case_id} est archivé.{words}")
                return redirect("cases:show", kept.case.slug)
    context = {"frame": frame_of(request, placement), "case": placement.case, "kept": kept, "load": load, "form": form}
    context |= {"elsewhere": [one for one in portals_of(kept) if one.is_accepted and one.portal != kept.portal]}
    context |= {"remaining": [one for one in portals_of(placement) if one.is_accepted and one.portal != kept.portal]}
    return render(request, "doubles/merge.html", context, status=status)


def _all(load: Load) -> dict[str, Any]:
    return {**dict.fromkeys(CARRIED, True), "seen": load.seen}


def _shown_anew(request: HttpRequest, load: Load, labels: dict[str, str]) -> MergeForm:
    """Return the form as it was filled in, about what the page shows now."""
    fresh = request.POST.copy()
    fresh["seen"] = load.seen
    form = MergeForm(fresh, labels=labels)
    form.is_valid()
    return form


def _labels(load: Load) -> dict[str, str]:
    joined = f", avec {counted(len(load.joined), 'fichier joint', 'fichiers joints')}" if load.joined else ""
    said = {
        "carry_members": counted(len(load.members), "membre", "membres") if load.members else "",
        "carry_files": counted(len(load.files), "fichier", "fichiers") if load.files else "",
        "carry_messages": counted(len(load.messages), "message", "messages") + joined if load.messages else "",
    }
    return {name: f"Reprendre {words}" for name, words in said.items() if words}
