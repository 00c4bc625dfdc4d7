"""The first middleware that touches a row: each request enters the portal of its host, and leaves nothing behind."""

from collections.abc import Callable, Iterator
from contextvars import Context, copy_context
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.cache import patch_vary_headers

from recoco.kernel.portals import scope
from recoco.kernel.portals.hosts import place_of
from recoco.kernel.portals.models import address_of
from recoco.kernel.portals.views import unknown_host


class PortalMiddleware:
    """Set `request.portal` and the scope; None and no scope on the root host."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        # A server's thread keeps its context variables: nothing of the last request may remain.
        scope.clear()
        try:
            return self._answer(request)
        finally:
            scope.clear()

    def _answer(self, request: Any) -> HttpResponseBase:
        request.portal = None
        if request.path_info.startswith(settings.STATIC_URL):
            return self.get_response(request)
        place = place_of(request)
        if place is None:
            return unknown_host(request)
        if place.main_host is not None:
            return _to_main_host(request, place.main_host)
        if place.portal is None:
            request.urlconf = settings.ROOT_HOST_URLCONF
            return self.get_response(request)
        request.portal = place.portal
        with scope.entering(place.portal):
            response = self.get_response(request)
            if response.streaming:
                chunks = iter(response.streaming_content)  # type: ignore[attr-defined]
                response.streaming_content = in_context(copy_context(), chunks)  # type: ignore[attr-defined]
        patch_vary_headers(response, ["Host"])
        return response


def in_context(context: Context, chunks: Iterator[Any]) -> Iterator[Any]:
    """Iterate *chunks* under *context*: the server reads them after the scope was left."""
    end = object()
    while (chunk := context.run(next, chunks, end)) is not end:
        yield chunk


def _to_main_host(request: HttpRequest, host: str) -> HttpResponseBase:
    to = address_of(host) + request.get_full_path()
    kind = HttpResponsePermanentRedirect if request.method in {"GET", "HEAD"} else HttpResponseRedirect
    return kind(to, preserve_request=request.method not in {"GET", "HEAD"})
