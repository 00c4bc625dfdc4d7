"""The submissions that people have not finished: an address and an age, and the way back sent once."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.submission.actions.recalling import send_link
from recoco.domain.submission.models import Draft
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission

PER_PAGE = 30


@require_GET
@access(Permission.CASE_MODERATE)
def index(request: HttpRequest) -> HttpResponse:
    """List them, the latest first; what they say stays their author's."""
    waiting = Draft.objects.recallable().only("pk", "email", "created_at", "updated_at", "link_sent_at")
    shown = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "submission/incompletes.html", {"shown": shown})


@require_POST
@access(Permission.CASE_MODERATE)
def link(request: HttpRequest, number: int) -> HttpResponse:
    """Send its author the way back."""
    draft = get_object_or_404(Draft.objects.recallable(), pk=number)
    send_link(draft, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"Le lien de reprise part vers {draft.email}.")
    return redirect("submission:incompletes")
