"""Turns a refusal raised anywhere below into the page that says why."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.errors import refused


class RefusedMiddleware:
    """Answer a `Refused` with its sentence; its `status` and `seconds`, if it has some, say which kind it is."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer 409 (or the refusal's own status); leave any other exception alone."""
        if not isinstance(exception, Refused):
            return None
        status, seconds = getattr(exception, "status", 409), getattr(exception, "seconds", 0)
        return refused(request, exception.sentence, status, seconds)
