"""The active dossiers that have nobody to reach, for the team."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.continuity.mending import to_mend, told_of
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

ON_A_PAGE = 25


@require_GET
@access(Permission.BACKOFFICE_USE)
def index(request: HttpRequest) -> HttpResponse:
    """List them, with the reason and the gesture that mends it."""
    by = request.actor  # type: ignore[attr-defined]
    shown = Paginator(to_mend(by), ON_A_PAGE).get_page(request.GET.get("page"))
    lines = told_of(list(shown), by)
    return render(request, "continuity/to_mend.html", {"shown": shown, "lines": lines})
