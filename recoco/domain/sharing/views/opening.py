"""What somebody without account reads by a share link, on a page of its own or in the frame of a site."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.csp import CSP, build_policy
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from recoco.domain.cases.journal import opens_by_link
from recoco.domain.sharing.links import link_behind
from recoco.domain.sharing.models import ShareLink
from recoco.domain.sharing.shown import shown_by
from recoco.kernel.access.gates import public
from recoco.kernel.access.paces import Pace
from recoco.kernel.access.visitors import network_address

# A link cannot be guessed; whoever tries all the same is soon kept waiting.
WRONG_LINKS = Pace(60, timedelta(minutes=10))


@require_safe
@public
def show(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the link of a page shows."""
    return _answer(request, secret, "sharing/show.html", frame=False)


@require_safe
@public
@xframe_options_exempt
def frame(request: HttpRequest, secret: str) -> HttpResponse:
    """Show what the link of a frame shows; only the site it was made for may frame it."""
    return _answer(request, secret, "sharing/frame.html", frame=True)


def _answer(request: HttpRequest, secret: str, template: str, *, frame: bool) -> HttpResponse:
    visitor = network_address(request)
    WRONG_LINKS.ensure(visitor)
    link = link_behind(secret, frame=frame)
    if link is None:
        WRONG_LINKS.step(visitor)
        return _discreet(render(request, "sharing/closed.html", {"bare": frame}, status=404))
    opens_by_link(request, link.placement, link.pk, link.label)
    context = {"shown": shown_by(link), "link": link, "case": link.placement.case}
    answer = _discreet(render(request, template, context))
    if frame:
        answer["Content-Security-Policy"] = policy_of(link)
    return answer


def policy_of(link: ShareLink) -> str:
    """Return the usual policy, but for the one site that may frame the page; nothing else changes."""
    usual: dict[str, Any] = settings.SECURE_CSP
    return build_policy({**usual, "frame-ancestors": [link.site], "script-src": [CSP.NONE]})


def _discreet(answer: HttpResponse) -> HttpResponse:
    """Keep the address, which is a secret, from search engines, from other sites and from shared computers."""
    answer["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    answer["Referrer-Policy"] = "no-referrer"
    answer["Cache-Control"] = "private, no-store"
    return answer
