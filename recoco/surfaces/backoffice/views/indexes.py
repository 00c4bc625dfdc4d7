"""What one may set up, and the documents of one kind."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import links_of
from recoco.kernel.versions.kinds import document_kinds
from recoco.surfaces.backoffice.views.lookup import Place, kind_or_404


@require_GET
@access(Permission.BACKOFFICE_USE)
def index(request: HttpRequest) -> HttpResponse:
    """List the pages of the team, and what may be set up by whoever may."""
    actor = request.actor  # type: ignore[attr-defined]
    places = [Place(kind) for kind in document_kinds().values() if actor.may(kind.permission)]
    return render(request, "backoffice/index.html", {"links": links_of("ADMINISTRATION", request), "places": places})


@require_GET
@access(Permission.PORTAL_CONFIGURE)
def several(request: HttpRequest, kind: str) -> HttpResponse:
    """List the documents of one kind.

    :raises Http404: when there is but one.
    """
    declared = kind_or_404(request, kind)
    if declared.is_single:
        raise Http404
    keys = declared.keys()
    context = {
        "kind": declared,
        "written": declared.written() if declared.written else (),
        "places": [Place(declared, key) for key in keys],
        "trail": Place(declared).trail[:1],
    }
    return render(request, "backoffice/several.html", context)
