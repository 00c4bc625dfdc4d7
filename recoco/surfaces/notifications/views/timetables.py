"""The e-mails to come of a person, for themselves and for the team that helps them."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from recoco.domain.accounts.models import Person
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission
from recoco.kernel.mail.views.frames import INSIDE
from recoco.kernel.ui.navigation import links_of
from recoco.surfaces.notifications.timetable import preview, upcoming, week_of, written_to

PER_PAGE = 40


@require_GET
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """List one's own."""
    return _timetable(request, _own(request), is_own=True)


@csp_override(INSIDE)
@require_GET
@signed_in
def own_preview(request: HttpRequest, number: int) -> HttpResponse:
    """Show one of them as it would leave now."""
    return _letter(request, _own(request), number)


@require_GET
@access(Permission.BACKOFFICE_USE)
def index(request: HttpRequest) -> HttpResponse:
    """List those of the portal who are about to be written to, soonest first."""
    shown = Paginator(written_to(), PER_PAGE).get_page(request.GET.get("page"))
    context = {"shown": shown, "tabs": links_of("MAIL_TABS", request)}
    return render(request, "notifications/timetables.html", context)


@require_GET
@access(Permission.BACKOFFICE_USE)
def of_person(request: HttpRequest, person: int) -> HttpResponse:
    """List those of somebody, for the team."""
    return _timetable(request, _person(person), is_own=False)


@csp_override(INSIDE)
@require_GET
@access(Permission.BACKOFFICE_USE)
def preview_of(request: HttpRequest, person: int, number: int) -> HttpResponse:
    """Show one of them as it would leave now."""
    return _letter(request, _person(person), number)


def _timetable(request: HttpRequest, person: Person, *, is_own: bool) -> HttpResponse:
    letters = upcoming(person)
    count, is_over = week_of(person)
    context = {
        "person": person,
        "is_own": is_own,
        "letters": [(one, _preview_url(person, one.number, is_own=is_own)) for one in letters],
        "count": count,
        "most": settings.MAX_EMAILS_PER_WEEK,
        "is_over": is_over,
    }
    return render(request, "notifications/timetable.html", context)


def _preview_url(person: Person, number: int, *, is_own: bool) -> str:
    if is_own:
        return reverse("notifications:preview", args=[number])
    return reverse("notifications:preview_of", args=[person.pk, number])


def _letter(request: HttpRequest, person: Person, number: int) -> HttpResponse:
    email = preview(person, number)
    if email is None:
        raise Http404
    if "texte" in request.GET:
        return HttpResponse(f"{email.subject}\n\n{email.text}", content_type="text/plain; charset=utf-8")
    return HttpResponse(email.html)


def _own(request: HttpRequest) -> Person:
    person: Person | None = request.actor.person  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    return person


def _person(number: int) -> Person:
    found: Person = get_object_or_404(Person.objects.select_related("user"), pk=number)
    return found
