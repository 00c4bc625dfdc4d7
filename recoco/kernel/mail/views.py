"""« Boîte d’envoi de démonstration »: the e-mails of this portal, where nobody else receives them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.csp import CSP
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET

from recoco.kernel.access.gates import public
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render as render_email

PER_PAGE = 25
WITH_FRAME = {**settings.SECURE_CSP, "frame-src": [CSP.SELF]}
# The e-mail itself: its own styles, no script, and links that leave the frame.
INSIDE = {
    "default-src": [CSP.NONE],
    "style-src": [CSP.UNSAFE_INLINE],
    "frame-ancestors": [CSP.SELF],
    "sandbox": ["allow-top-navigation-by-user-activation", "allow-popups"],
}


def in_demonstration(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let the view exist in the demonstration only."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **options: Any) -> HttpResponse:
        if settings.MODE != "demo":
            raise Http404
        return view(request, *args, **options)

    return found


@require_GET
@public
@in_demonstration
def index(request: HttpRequest) -> HttpResponse:
    """List the e-mails of this portal, newest first."""
    to = request.GET.get("pour", "").strip()[:254]
    emails = OutgoingEmail.objects.all().newest_first().defer("text", "html")
    shown = Paginator(emails.filter(to=to.lower()) if to else emails, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "mail/mailbox.html", {"shown": shown, "to": to})


@csp_override(WITH_FRAME)
@require_GET
@public
@in_demonstration
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show one e-mail: its headers, its HTML in a frame, its plain text."""
    return render(request, "mail/email.html", {"email": _rendered(number)})


@xframe_options_sameorigin
@csp_override(INSIDE)
@require_GET
@public
@in_demonstration
def content(request: HttpRequest, number: int) -> HttpResponse:
    """Show the HTML of one e-mail, alone in its frame."""
    return HttpResponse(_rendered(number).html)


def _rendered(number: int) -> OutgoingEmail:
    email: OutgoingEmail = get_object_or_404(OutgoingEmail.objects.select_related("portal"), pk=number)
    if not email.html:
        render_email(email)  # it has not left yet: show what will
    return email
