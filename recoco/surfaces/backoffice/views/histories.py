"""The history of a document: who changed what and when, and the way back."""

from itertools import pairwise

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.versions.actions import latest_number, restore
from recoco.kernel.versions.differences import differences
from recoco.kernel.versions.models import Version
from recoco.surfaces.backoffice.views.lookup import Place, kind_or_404

ON_A_PAGE = 20


@require_GET
@access(Permission.PORTAL_CONFIGURE)
def index(request: HttpRequest, kind: str, key: str = "") -> HttpResponse:
    """List the versions of a document, newest first, each with what it changed.

    :raises Http404: when the document was never there.
    """
    declared = kind_or_404(request, kind)
    versions = Version.objects.of(kind, key)
    shown = Paginator(versions, ON_A_PAGE).get_page(request.GET.get("page"))
    if not shown.paginator.count and not declared.holds(key):
        raise Http404
    page = list(shown)
    before = versions.filter(number=page[-1].number - 1).first() if page else None
    lines = [
        {"version": newer, "changes": differences(older.content, newer.content, declared.parts)}
        for newer, older in pairwise([*page, *([before] if before else [])])
    ]
    if page and before is None:
        lines.append({"version": page[-1], "changes": []})
    context = {
        "place": Place(declared, key),
        "lines": lines,
        "shown": shown,
        "latest": latest_number(kind, key),
        "exists": declared.holds(key),
    }
    return render(request, "backoffice/history.html", context)


@require_POST
@access(Permission.PORTAL_CONFIGURE)
def restoration(request: HttpRequest, pk: int) -> HttpResponse:
    """Bring a version back."""
    version = get_object_or_404(Version, pk=pk)
    place = Place(kind_or_404(request, version.kind), version.key)
    sent = request.POST.get("number", "")
    expected = int(sent) if sent.isascii() and sent.isdecimal() and len(sent) < 10 else 0
    try:
        restore(version, by=request.actor, expected=expected)  # type: ignore[attr-defined]
    except Refused as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, f"La version {version.number} est de nouveau en ligne.")
    return redirect(place.history_url)
