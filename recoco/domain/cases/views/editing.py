"""The two forms where what a dossier says of itself is changed: its name and summary, and where it is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.actions.editing import edit_case, ensure_editable, locate_case
from recoco.domain.cases.forms.editing import InformationForm, LocationForm, SeenForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.places import location_of, point_of
from recoco.domain.cases.seeing import Overtaken
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.limits import Limit
from recoco.kernel.access.permissions import Permission
from recoco.kernel.territories.backgrounds import let_in
from recoco.kernel.territories.coordinates import Misread, Point, read_point
from recoco.kernel.territories.geocoding import Unanswered, addresses_like, has_geocoder
from recoco.kernel.territories.grounds import ground_of
from recoco.kernel.territories.surroundings import surroundings_of

ADDRESSES_BY_PERSON = Limit("address.person", 60, timedelta(hours=1))
GROUND, SHOWN = "fond", "fond_montre"  # what a button asks to be under the map, and what is
SAVED = "C’est enregistré, sur tous les portails du dossier. L’activité du dossier le dit, sans e-mail."


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_EDIT)
@with_placement(Permission.CASE_VIEW)
def information(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Change the name and the summary."""
    by = request.actor  # type: ignore[attr-defined]
    ensure_editable(placement, by)
    form = InformationForm(_typed(request), case=placement.case)
    return _page(request, placement, form, "cases/edit_information.html", edit_case)


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_EDIT)
@with_placement(Permission.CASE_VIEW)
def location(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Change where the project is."""
    by = request.actor  # type: ignore[attr-defined]
    ensure_editable(placement, by)
    case = placement.case
    point = _pointed(request) or point_of(case)
    ground = ground_of(request.POST.get(GROUND, request.POST.get(SHOWN, "")), is_exact=point is not None)
    around = surroundings_of(case.commune, point, kilometres=ground.kilometres, background=ground.background)
    context = {"around": around, "ground": ground, "has_geocoder": has_geocoder()}
    if request.method == "POST" and {"chercher", "choisir", GROUND} & request.POST.keys():
        return let_in(_look_up(request, placement, context), ground.background)
    form = LocationForm(_typed(request), case=case)
    page = _page(request, placement, form, "cases/edit_location.html", locate_case, **context)
    return let_in(page, ground.background)


def _pointed(request: HttpRequest) -> Point | None:
    """Return the point that was chosen or typed, to be shown on the map whatever becomes of the form."""
    try:
        return read_point(request.POST.get("choisir") or request.POST.get("point", ""))
    except Misread:
        return None


def _look_up(request: HttpRequest, placement: Placement, context: dict[str, Any]) -> HttpResponse:
    """Show the addresses that may be meant, put the point of one in the form, or look closer; nothing is saved yet."""
    case, typed = placement.case, request.POST.copy()
    if chosen := request.POST.get("choisir"):
        typed["point"] = chosen
        context["is_chosen"] = True
    form = LocationForm(typed, case=case)
    form.is_valid()
    if "chercher" in typed:
        context |= _found(request, form)
    form.forget_errors()
    context |= {"frame": frame_of(request, placement), "case": case, "form": form}
    return render(request, "cases/edit_location.html", context)


def _found(request: HttpRequest, form: LocationForm) -> dict[str, Any]:
    ADDRESSES_BY_PERSON.spend(str(request.actor.user_id))  # type: ignore[attr-defined]
    try:
        found = addresses_like(form.data.get("address", ""), form.cleaned_data.get("commune"))
    except Unanswered:
        return {"searched": "unanswered"}
    return {"searched": "done", "found": found}


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _page(
    request: HttpRequest, placement: Placement, form: SeenForm, template: str, act: Callable[..., None], **context: Any
) -> HttpResponse:
    """Show a form, or do what it says; what a colleague wrote meanwhile is shown beside what was typed."""
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                act(placement, **form.cleaned_data, by=request.actor)  # type: ignore[attr-defined]
            except Overtaken as overtaken:
                form.add_error(None, overtaken.sentence)
                form.catch_up(overtaken.case)
                context |= {"overtaken": overtaken, "theirs": location_of(overtaken.case)}
                status = overtaken.status
            else:
                messages.success(request, SAVED)
                return redirect("cases:show", placement.case.slug)
    context |= {"frame": frame_of(request, placement), "case": placement.case, "form": form}
    return render(request, template, context, status=status)
