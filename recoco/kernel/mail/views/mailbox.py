"""« Boîte d’envoi de démonstration »: the e-mails of this host, where nobody else receives them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_safe

from recoco.kernel.access.gates import public
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.querysets import OutgoingEmailQuerySet
from recoco.kernel.mail.rendering import render as render_email
from recoco.kernel.mail.views.frames import INSIDE, WITH_FRAME
from recoco.kernel.mail.voices import voice_of
from recoco.kernel.portals import scope

PER_PAGE = 25
View = Callable[..., HttpResponse]


def in_demonstration(view: View) -> View:
    """Let the view exist in the demonstration only; on the root host it sees the platform's own e-mails."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if settings.MODE != "demo":
            raise Http404
        if request.portal is not None:  # type: ignore[attr-defined]
            return view(request, *args, **options)
        with scope.everywhere("the demonstration shows the platform's own e-mails on the root host"):
            return view(request, *args, **options)

    return found


@require_safe
@public
@in_demonstration
def index(request: HttpRequest) -> HttpResponse:
    """List the e-mails of this host, newest first, or those of one recipient."""
    to, emails = _asked(request)
    emails = emails.newest_first().defer("words", "text", "html")
    shown = Paginator(emails, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/mailbox.html", {"shown": shown, "to": to})


@require_safe
@public
@in_demonstration
def recipients(request: HttpRequest) -> HttpResponse:
    """List who has e-mails on this host."""
    to, emails = _asked(request)
    shown = Paginator(emails.recipients(), PER_PAGE).get_page(request.GET.get("page"))
    trail = [("Boîte d’envoi", reverse("mail:mailbox"))]
    return render(request, "mail/recipients.html", {"shown": shown, "to": to, "trail": trail})


@csp_override(WITH_FRAME)
@require_safe
@public
@in_demonstration
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one e-mail: its headers, its HTML in a frame, its plain text."""
    email = _rendered(request, number)
    trail = [("Boîte d’envoi", reverse("mail:mailbox"))]
    return render(request, "mail/email.html", {"email": email, "voice": voice_of(email.portal), "trail": trail})


@xframe_options_sameorigin
@csp_override(INSIDE)
@require_safe
@public
@in_demonstration
def content(request: HttpRequest, number: int) -> HttpResponse:
    """Show the HTML of one e-mail, alone in its frame."""
    return HttpResponse(_rendered(request, number).html)


@require_safe
@public
@in_demonstration
def text(request: HttpRequest, number: int) -> HttpResponse:
    """Show the plain text of one e-mail."""
    return HttpResponse(_rendered(request, number).text, content_type="text/plain; charset=utf-8")


def _asked(request: HttpRequest) -> tuple[str, OutgoingEmailQuerySet]:
    """Return what is looked for in the addresses, and the e-mails of this host that it finds."""
    to = request.GET.get("pour", "").strip()[:254].replace("\x00", "")
    emails: OutgoingEmailQuerySet = OutgoingEmail.objects.all().of_place(_portal(request))
    return to, emails.filter(to__icontains=to) if to else emails


def _portal(request: HttpRequest) -> Any:
    return request.portal  # type: ignore[attr-defined]


def _rendered(request: HttpRequest, number: int) -> OutgoingEmail:
    emails = OutgoingEmail.objects.all().of_place(_portal(request)).select_related("portal")
    email: OutgoingEmail = get_object_or_404(emails, pk=number)
    if not email.html:
        render_email(email)  # it has not left yet: show what will
    return email
