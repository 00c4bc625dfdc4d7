"""One view, two answers: a whole page, or the part of it that htmx asked for."""

import json
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers

# Written in a meta of every page. No eval and no injected style: the CSP forbids both. Refusals (409) and invalid
# forms (422) are answers to show; no page of one person stays in the browser's storage for the next.
CONFIGURATION = json.dumps(
    {
        "includeIndicatorStyles": False,
        "allowEval": False,
        "historyCacheSize": 0,
        "refreshOnHistoryMiss": True,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "403|404|409|422", "swap": True},
            {"code": "...", "swap": False, "error": True},
        ],
    }
)


def wants_fragment(request: HttpRequest) -> bool:
    """Tell whether htmx asks for a part of a page: not a boosted link, nor a page of its history."""
    htmx = getattr(request, "htmx", None)
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request  # type: ignore[union-attr]


def fragment_or_page(
    request: HttpRequest, template: str, context: dict[str, Any] | None = None, *, partial: str, status: int = 200
) -> HttpResponse:
    """Answer the whole *template*, or its *partial* when htmx asks.

    :param partial: name of a `{% partialdef %}` of the template.
    :param status: 200, or 422 for an invalid form.
    """
    if wants_fragment(request):
        html = render_to_string(f"{template}#{partial}", context, request) + pending_messages(request)
    else:
        html = render_to_string(template, context, request)
    return _varied(HttpResponse(html, status=status))


def fragment_or_redirect(
    request: HttpRequest,
    to: Any,
    template: str = "",
    context: dict[str, Any] | None = None,
    *,
    partial: str = "",
    status: int = 200,
) -> HttpResponse:
    """After a gesture: go to *to*, or, when htmx asks, answer the *partial* that shows what changed.

    :param to: whatever `resolve_url` takes: an address, a route's name, a thing with `get_absolute_url`.
    :param template: without it htmx is sent to *to* as well.
    """
    if not wants_fragment(request):
        return _varied(HttpResponseRedirect(resolve_url(to)))
    if not template:
        return _varied(HttpResponse(headers={"HX-Redirect": resolve_url(to)}))
    html = render_to_string(f"{template}#{partial}" if partial else template, context, request)
    return _varied(HttpResponse(html + pending_messages(request), status=status))


def pending_messages(request: HttpRequest) -> str:
    """Return the messages that wait, to be put in the page's own place for them; empty when there are none."""
    if not len(get_messages(request)):
        return ""
    return render_to_string("ui/messages.html", {"out_of_band": True}, request)


def announced(response: HttpResponse, sentence: str) -> HttpResponse:
    """Have `<recoco-live>` say *sentence* to those who do not see the change."""
    response["HX-Trigger"] = json.dumps({"announce": sentence})
    return response


def _varied(response: HttpResponse) -> HttpResponse:
    patch_vary_headers(response, ["HX-Request"])
    return response
