"""The e-mails of a portal, for its team: where each is, why it was written, what it says, and sending it again."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_POST

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.models import Event
from recoco.kernel.mail.kinds import is_secret, title_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render as render_email
from recoco.kernel.mail.resending import may_send_again, send_again
from recoco.kernel.mail.states import State
from recoco.kernel.mail.views.frames import INSIDE, WITH_FRAME
from recoco.kernel.mail.voices import voice_of
from recoco.kernel.portals import scope
from recoco.kernel.ui.navigation import links_of

PER_PAGE = 40
MOST_CAUSES = 20


@require_GET
@access(Permission.BACKOFFICE_USE)
def index(request: HttpRequest) -> HttpResponse:
    """List the e-mails of the portal, newest first; of one recipient (`pour`), in one state (`etat`)."""
    to, state = request.GET.get("pour", "").strip()[:254].replace("\x00", ""), request.GET.get("etat", "")
    emails = OutgoingEmail.objects.all().newest_first().defer("words", "text", "html")
    if to:
        emails = emails.filter(to__icontains=to)
    if state in State.values:
        emails = emails.filter(state=state)
    shown = Paginator(emails, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "shown": shown,
        "to": to,
        "state": state,
        "states": State.choices,
        "tabs": links_of("MAIL_TABS", request),
    }
    return render(request, "mail/log.html", context)


@csp_override(WITH_FRAME)
@require_GET
@access(Permission.BACKOFFICE_USE)
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one e-mail: where it is, what caused it, its exact content."""
    email = _email(number)
    causes = Event.objects.filter(pk__in=email.causes[:MOST_CAUSES]).order_by("at", "pk")
    context = {
        "email": email,
        "kind": title_of(email),
        "voice": voice_of(email.portal),
        "causes": causes,
        "is_forgotten": not email.html,
        "may_send_again": may_send_again(email),
        "trail": [("E-mails envoyés", reverse("mail:log"))],
    }
    return render(request, "mail/log_email.html", context)


@xframe_options_sameorigin
@csp_override(INSIDE)
@require_GET
@access(Permission.BACKOFFICE_USE)
def content(request: HttpRequest, number: int) -> HttpResponse:
    """Show the HTML of one e-mail, alone in its frame."""
    return HttpResponse(_email(number).html)


@require_POST
@access(Permission.BACKOFFICE_USE)
def resending(request: HttpRequest, number: int) -> HttpResponse:
    """Send it again, the same."""
    send_again(_email(number), by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, "L’e-mail repart dans les secondes qui viennent, avec le même contenu.")
    return redirect("mail:log_email", number)


def _email(number: int) -> OutgoingEmail:
    emails = OutgoingEmail.objects.all().of_place(scope.current_portal()).select_related("portal")
    email: OutgoingEmail = get_object_or_404(emails, pk=number)
    if is_secret(email):
        email.subject = email.text = email.html = ""  # a code is for its reader alone
    elif not email.html and email.state in {State.QUEUED, State.SENDING}:
        render_email(email)  # it has not left yet: show what will
    return email
