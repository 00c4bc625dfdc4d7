"""The portal's team, for its admins: who holds which role, and giving back the way in to whoever lost a factor."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.accounts.actions.second_factor import reset_second_factor
from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.accounts.querysets import in_team
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission, Role

ON_A_PAGE = 25


@require_GET
@access(Permission.PORTAL_ROLE_GRANT_STAFF)
def index(request: HttpRequest) -> HttpResponse:
    """List the team, by name."""
    current = PortalRole.objects.filter(until=None, name__in=[RoleName.STAFF, RoleName.ADMIN]).order_by("name")
    people = in_team(Person.objects.all()).select_related("user").order_by("last_name", "first_name", "pk")
    people = people.prefetch_related(Prefetch("portal_roles", current, to_attr="current_roles"))
    shown = Paginator(people, ON_A_PAGE).get_page(request.GET.get("page"))
    runs_platform = Role.OPERATOR in request.actor.roles  # type: ignore[attr-defined]
    lines = [
        {"person": one, "may_reset": runs_platform or all(role.name != RoleName.ADMIN for role in one.current_roles)}
        for one in shown
    ]
    return render(request, "accounts/team.html", {"lines": lines, "shown": shown})


@require_POST
@access(Permission.PORTAL_ROLE_GRANT_STAFF)
def factor_reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Take away the factors that somebody of the team has lost."""
    person = get_object_or_404(in_team(Person.objects.all()).select_related("user"), pk=pk)
    reset_second_factor(person, by=request.actor)  # type: ignore[attr-defined]
    messages.success(
        request,
        f"{person.full_name} choisira une nouvelle double authentification à sa prochaine connexion. "
        "Ses sessions sont fermées, et un e-mail l’en avertit.",
    )
    return redirect("accounts:team")
