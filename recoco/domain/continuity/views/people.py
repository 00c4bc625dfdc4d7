"""The people of a portal, for its team: found, shown, their roles ended."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.accounts.actions.roles import end_role
from recoco.domain.accounts.models import Person, RoleName
from recoco.domain.continuity.previewing import lines_of
from recoco.domain.continuity.roster import people_answering, profile_of
from recoco.domain.continuity.successors import may_hand_over
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import counted

ON_A_PAGE = 25


@require_GET
@access(Permission.BACKOFFICE_USE)
def index(request: HttpRequest) -> HttpResponse:
    """List the people, by name."""
    words = request.GET.get("q", "").strip()[:200]
    shown = Paginator(people_answering(words), ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "continuity/people.html", {"shown": shown, "words": words})


@require_GET
@access(Permission.BACKOFFICE_USE)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show somebody: their roles, the dossiers that they hold, what passed from or to them."""
    profile = profile_of(_person(number), request.actor)  # type: ignore[attr-defined]
    return render(request, "continuity/person.html", {"profile": profile, "person": profile.person})


@require_POST
@access(Permission.PORTAL_ROLE_GRANT_ADVISER)
def role_end(request: HttpRequest, number: int) -> HttpResponse:
    """End a role today; lead to the hand-over of the dossiers that the person still follows."""
    by = request.actor  # type: ignore[attr-defined]
    person, name = _person(number), request.POST.get("role", "")
    if name not in RoleName.values:
        raise Refused("Ce rôle n’existe pas sur ce portail.")
    end_role(person, name, by=by)
    ended = f"Le rôle « {RoleName(name).label} » de {person.full_name} a pris fin."
    held = [line for line in lines_of(person, None, by) if not line.left_out]
    if not held or not may_hand_over(person, by):
        messages.success(request, ended)
        return redirect("continuity:person", person.pk)
    still = counted(len(held), "dossier", "dossiers")
    messages.success(request, f"{ended} {person.full_name} suit encore {still} : choisissez qui prend la suite.")
    return redirect("continuity:hand_over", person.pk)


def _person(number: int) -> Person:
    found: Person = get_object_or_404(Person.objects.select_related("user"), pk=number)
    return found
