"""The pages that the product ships and keeps true: who answers for the portal, and what is kept of people."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.kernel.access.gates import public
from recoco.kernel.kit import clock
from recoco.surfaces.pages.documents.accessibility import WORDS, audit_content
from recoco.surfaces.pages.documents.legal import legal_content
from recoco.surfaces.pages.site_map import site_map

SECURITY_TEXT_DAYS = 180  # how long the text holds, at most a year


@require_GET
@public
def notice(request: HttpRequest) -> HttpResponse:
    """Say who publishes the portal."""
    return render(request, "pages/legal_notice.html", {"legal": legal_content()})


@require_GET
@public
def privacy(request: HttpRequest) -> HttpResponse:
    """Say what is kept of people, why and for how long."""
    return render(request, "pages/privacy.html", {"legal": legal_content()})


@require_GET
@public
def terms(request: HttpRequest) -> HttpResponse:
    """Say what one may expect and what is expected."""
    return render(request, "pages/terms.html", {"legal": legal_content()})


@require_GET
@public
def cookies(request: HttpRequest) -> HttpResponse:
    """Say which cookies are laid: those that the service cannot do without."""
    return render(request, "pages/cookies.html")


@require_GET
@public
def accessibility(request: HttpRequest) -> HttpResponse:
    """Declare the conformity that the last audit gives."""
    context = {
        "audit": audit_content(),
        "conformity": WORDS[request.portal.conformity],  # type: ignore[attr-defined]
        "legal": legal_content(),
    }
    return render(request, "pages/accessibility.html", context)


@require_GET
@public
def security(request: HttpRequest) -> HttpResponse:
    """Say how the portal is protected, and whom to tell of a weakness."""
    return render(request, "pages/security.html", {"to": _security_email(request)})


@require_GET
@public
def security_text(request: HttpRequest) -> HttpResponse:
    """Answer `security.txt` (RFC 9116)."""
    base = request.portal.base_url  # type: ignore[attr-defined]
    expires = clock.now().date() + timedelta(days=SECURITY_TEXT_DAYS)
    lines = (
        f"Contact: mailto:{_security_email(request)}",
        f"Expires: {expires.isoformat()}T00:00:00Z",
        "Preferred-Languages: fr, en",
        f"Canonical: {base}/.well-known/security.txt",
        f"Policy: {base}/securite/",
    )
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@require_GET
@public
def plan(request: HttpRequest) -> HttpResponse:
    """List the public pages."""
    return render(request, "pages/site_map.html", {"links": site_map(request)})


def _security_email(request: HttpRequest) -> str:
    return legal_content()["security_email"] or request.portal.contact_email  # type: ignore[attr-defined]
