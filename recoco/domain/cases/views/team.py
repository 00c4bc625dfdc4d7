"""The people on a case: joining, leaving, changing places, taking somebody off, contact details."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.actions import removing
from recoco.domain.cases.actions.joining import join, switch
from recoco.domain.cases.actions.leaving import OWNER_STAYS, leave
from recoco.domain.cases.actions.revealing import reveal_contact
from recoco.domain.cases.forms.people import PlaceForm
from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole
from recoco.domain.cases.team import last_visits, team_of
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.ui.htmx import fragment_or_page


@require_GET
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def index(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show everybody on the case, with what the reader may change."""
    by = request.actor  # type: ignore[attr-defined]
    rights = {
        "may_remove_members": Permission.MEMBER_REMOVE,
        "may_remove_advisers": Permission.ADVISER_REMOVE,
        "may_change_side": Permission.PARTICIPATION_CHANGE_SIDE,
        "may_hand_over": Permission.OWNER_HAND_OVER,
        "may_invite": Permission.MEMBER_INVITE,
        "may_reveal": Permission.PERSON_SEE_CONTACT_DETAILS,
        "may_see_readers": Permission.CASE_SEE_READERS,
        "may_switch": Permission.PARTICIPATION_SWITCH,
    }
    roles, visits = placement.roles_of(by), last_visits(placement)
    context: dict[str, Any] = {name: by.may(right, placement) for name, right in rights.items()}
    context |= {
        "may_leave": bool(roles & {Role.MEMBER, Role.CASE_ADVISER, Role.OBSERVER}),
        "other_place": PlacementRole.OBSERVER if Role.CASE_ADVISER in roles else PlacementRole.ADVISER,
        "lines": [{"one": one, "seen_at": visits.get(one.user_id)} for one in team_of(placement)],
    }
    return _page(request, placement, "cases/people.html", context)


@require_http_methods(["GET", "POST"])
@access(Permission.PARTICIPATION_JOIN)
@with_placement(Permission.CASE_VIEW)
def joining(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Ask as what one joins, and join."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PARTICIPATION_JOIN, placement)
    form = PlaceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        place = PlacementRole(form.cleaned_data["role"])
        join(placement, place, by=by)
        messages.success(request, f"Vous suivez ce dossier comme {place.label.lower()}. Son équipe en est prévenue.")
        return redirect(placement.get_absolute_url())
    return _page(request, placement, "cases/join.html", {"form": form}, 422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@access(Permission.PARTICIPATION_LEAVE)
@with_placement(Permission.CASE_VIEW)
def leaving(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Say what leaving changes, and leave."""
    by = request.actor  # type: ignore[attr-defined]
    roles = placement.roles_of(by)
    if request.method == "POST":
        leave(placement, by=by)
        messages.success(request, f"Vous avez quitté le dossier « {placement.case.name} ». Son équipe en est prévenue.")
        return redirect("cases:index")
    context = {
        "refused": OWNER_STAYS if Role.OWNER in roles else "",
        "is_member": Role.MEMBER in roles,
        "is_on_it": bool(roles & {Role.OWNER, Role.MEMBER, Role.CASE_ADVISER, Role.OBSERVER}),
    }
    return _page(request, placement, "cases/leave.html", context)


@require_POST
@access(Permission.PARTICIPATION_SWITCH)
@with_placement(Permission.CASE_VIEW)
def switching(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Follow the case in the other place."""
    place = request.POST.get("role", "")
    if place not in PlacementRole.values:
        raise Http404
    switch(placement, place, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"Vous suivez désormais ce dossier comme {PlacementRole(place).label.lower()}.")
    return redirect("cases:team", placement.case.slug)


@require_POST
@access(Permission.PERSON_SEE_CONTACT_DETAILS)
@with_placement(Permission.CASE_VIEW)
def contact(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Show somebody's contact details; this leaves a line in the access journal."""
    member = next((one for one in team_of(placement) if one.key == request.POST.get("key")), None)
    if member is None or not member.is_reachable:
        raise Http404
    details = reveal_contact(placement, member, by=request.actor)  # type: ignore[attr-defined]
    context = {"frame": frame_of(request, placement), "case": placement.case, "member": member, "details": details}
    return fragment_or_page(request, "cases/contact.html", context, partial="details")


@require_POST
@access(Permission.MEMBER_REMOVE)
@with_placement(Permission.CASE_VIEW)
def member_removal(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Take a member off the case."""
    member = _member(request, placement)
    removing.remove_member(placement, member, by=request.actor)  # type: ignore[attr-defined]
    return _told(request, placement, f"{member.name} n’est plus membre de ce dossier : son accès est fermé.")


@require_POST
@access(Permission.ADVISER_REMOVE)
@with_placement(Permission.CASE_VIEW)
def adviser_removal(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Take an adviser or an observer off the case."""
    follower = _follower(request, placement)
    removing.remove_adviser(placement, follower, by=request.actor)  # type: ignore[attr-defined]
    return _told(request, placement, f"{follower.person.full_name} ne suit plus ce dossier.")


@require_POST
@access(Permission.PARTICIPATION_CHANGE_SIDE)
@with_placement(Permission.CASE_VIEW)
def side_change(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Pass somebody to the other side of the case."""
    by = request.actor  # type: ignore[attr-defined]
    by.must(Permission.PARTICIPATION_CHANGE_SIDE, placement)
    if request.POST.get("key", "").startswith("membre-"):
        member = _member(request, placement)
        removing.pass_to_advising(placement, member, by=by)
        return _told(request, placement, f"{member.name} observe désormais ce dossier, côté conseillers.")
    follower = _follower(request, placement)
    removing.pass_to_collectivite(placement, follower, by=by)
    return _told(request, placement, f"{follower.person.full_name} est désormais membre, côté collectivité.")


def _member(request: HttpRequest, placement: Placement) -> CaseParticipation:
    rows = CaseParticipation.objects.filter(case_id=placement.case_id)
    found: CaseParticipation = get_object_or_404(rows, pk=_number(request))
    return found


def _follower(request: HttpRequest, placement: Placement) -> PlacementParticipation:
    rows = PlacementParticipation.objects.filter(placement=placement).select_related("person")
    found: PlacementParticipation = get_object_or_404(rows, pk=_number(request))
    return found


def _number(request: HttpRequest) -> int:
    """Return the number in « membre-12 » or « suivi-7 »; 0, which no row has, for anything else."""
    number = request.POST.get("key", "").rpartition("-")[2]
    return int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0


def _told(request: HttpRequest, placement: Placement, sentence: str) -> HttpResponse:
    messages.success(request, sentence)
    return redirect("cases:team", placement.case.slug)


def _page(
    request: HttpRequest, placement: Placement, template: str, context: dict[str, Any], status: int = 200
) -> HttpResponse:
    context |= {"frame": frame_of(request, placement), "case": placement.case}
    return render(request, template, context, status=status)
