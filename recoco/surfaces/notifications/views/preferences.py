"""What one is written, and how fast: from one's account, or from any e-mail received, without signing in."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.masking import masked
from recoco.domain.accounts.models import Person
from recoco.kernel.access.gates import public, signed_in
from recoco.kernel.mail.models import OutgoingEmail
from recoco.surfaces.notifications.actions.choosing import stop as stop_families
from recoco.surfaces.notifications.choosing_page import choose, context_of, paces_form
from recoco.surfaces.notifications.families import ALWAYS, Family
from recoco.surfaces.notifications.links import choices_in, email_behind, person_of
from recoco.surfaces.notifications.models import Notice

KEPT = "C’est noté. Ce qui attendait déjà suivra ce rythme."


@require_http_methods(["GET", "POST"])
@signed_in
def own(request: HttpRequest) -> HttpResponse:
    """Choose how one is written to."""
    person = request.actor.person  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    return _page(request, person, {"then": "notifications:preferences"})


@never_cache
@require_http_methods(["GET", "POST"])
@public
def of_letter(request: HttpRequest, token: str) -> HttpResponse:
    """Let whoever holds an e-mail choose what its person is written; show nothing of them."""
    email, person = _behind(token)
    context = {"address": masked(person.user.email), "choices": choices_in(email), "can_be_stopped": _told_by(email)}
    return _page(request, person, context)


@csrf_exempt  # sent by mail programs (RFC 8058): the token alone says whose choice it is, and it opens nothing else
@never_cache
@require_http_methods(["GET", "POST"])
@public
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """Stop the e-mails of the kind that one was received; only when it is posted."""
    email, person = _behind(token)
    families = _told_by(email)
    if request.method == "POST":
        stop_families(person, families)
    context = {
        "address": masked(person.user.email),
        "families": families,
        "choices": choices_in(email),
        "is_done": request.method == "POST",
    }
    return render(request, "notifications/stop.html", context)


def _page(request: HttpRequest, person: Person, context: dict[str, object]) -> HttpResponse:
    form = choose(person, request.POST) if request.method == "POST" else paces_form(person)
    if form.is_bound and ("preset" in request.POST or form.is_valid()):
        messages.success(request, KEPT)
        return redirect(request.path)
    return render(
        request, "notifications/preferences.html", {**context_of(form), **context}, status=422 if form.is_bound else 200
    )


def _behind(token: str) -> tuple[OutgoingEmail, Person]:
    email = email_behind(token)
    person = person_of(email) if email is not None else None
    if email is None or person is None:
        raise Http404
    return email, person


def _told_by(email: OutgoingEmail) -> list[Family]:
    told = Notice.objects.filter(email=email).exclude(family__in=ALWAYS).order_by()
    families = told.values_list("family", flat=True).distinct()
    return sorted((Family(one) for one in families), key=lambda family: family.rank)
