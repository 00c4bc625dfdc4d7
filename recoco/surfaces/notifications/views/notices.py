"""The page of notifications, the way to what each tells, and what was read."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.accounts.destinations import destination
from recoco.kernel.access.gates import signed_in
from recoco.kernel.ui.french import at_most_99, counted
from recoco.surfaces.notifications.actions.reading import mark_all_read, mark_read, mark_shown
from recoco.surfaces.notifications.forms import ReadingForm
from recoco.surfaces.notifications.judging import Judge
from recoco.surfaces.notifications.listing import days_of, notices_of
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.unread import unread_of

PER_PAGE = 40
UNREAD = "non-lues"


@require_GET
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """List one's notices, or those not read (`etat`), by day and by case."""
    unread_only = request.GET.get("etat") == UNREAD
    notices = notices_of(request.actor, unread_only=unread_only)  # type: ignore[attr-defined]
    shown = Paginator(notices, PER_PAGE).get_page(request.GET.get("page"))
    rows = list(shown)
    context = {
        "shown": shown,
        "days": days_of(rows),
        "unread_only": unread_only,
        "unread": unread_of(request),
        "last": max((one.pk for one in rows), default=0),
    }
    return render(request, "notifications/index.html", context)


@require_GET
@signed_in
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Lead to what a notice tells, at its very place; that page says what was read."""
    notice = _mine(request, number)
    return redirect(Judge([notice]).fact(notice).path or "notifications:index")


@require_POST
@signed_in
def reading(request: HttpRequest, number: int) -> HttpResponse:
    """Mark one notice read."""
    mark_read([_mine(request, number).pk], by=request.actor)  # type: ignore[attr-defined]
    return redirect(destination(request))


@require_POST
@signed_in
def readings(request: HttpRequest) -> HttpResponse:
    """Mark them all read, those that came since the page was shown aside."""
    last = request.POST.get("last", "")
    if last.isascii() and last.isdigit():
        count = mark_all_read(last=int(last[:18]), by=request.actor)  # type: ignore[attr-defined]
        messages.success(
            request, f"{counted(count, 'notification est marquée', 'notifications sont marquées')} comme lues."
        )
    return redirect("notifications:index")


@require_POST
@signed_in
def shown(request: HttpRequest) -> HttpResponse:
    """Hear from a page that it was before its reader's eyes."""
    form = ReadingForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    said = form.cleaned_data
    mark_shown(form.shown, at=said["at"], last=said["last"], by=request.actor)  # type: ignore[attr-defined]
    if request.headers.get("X-Requested-With") == "recoco-reading":
        return HttpResponse(at_most_99(unread_of(request).total), content_type="text/plain")
    return redirect(destination(request))


def _mine(request: HttpRequest, number: int) -> Notice:
    notices = notices_of(request.actor, unread_only=False)  # type: ignore[attr-defined]
    found: Notice = get_object_or_404(notices.select_related("portal"), pk=number)
    return found
