"""What remains to be done before the portal opens, and opening it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.surfaces.launching.actions.states import put_online
from recoco.surfaces.launching.checklist import checklist_here, missing, read_through


@require_GET
@access(Permission.PORTAL_CONFIGURE)
def index(request: HttpRequest) -> HttpResponse:
    """Show the list, what stands in the way first."""
    items = checklist_here()
    context = {
        "items": items,
        "done": sum(item.is_done for item in items),
        "missing": missing(items),
        "trail": [("Administration", reverse("backoffice:index"))],
    }
    return render(request, "launching/checklist.html", context)


@require_POST
@access(Permission.PORTAL_CONFIGURE)
def reading(request: HttpRequest) -> HttpResponse:
    """Say that a document suits the portal as it is."""
    try:
        read_through(request.POST.get("line", ""), by=request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "C’est noté : ce point est fait.")
    return redirect("launching:checklist")


@require_POST
@access(Permission.PORTAL_CONFIGURE)
def opening(request: HttpRequest) -> HttpResponse:
    """Put the portal online."""
    try:
        put_online(by=request.actor)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, "Le portail est en ligne : tout le monde peut y déposer une demande.")
    return redirect("launching:checklist")
