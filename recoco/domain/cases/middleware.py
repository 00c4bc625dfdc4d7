"""Writes in the access journal that a page of a case was opened: the one thing that a page may write by being read."""

from collections.abc import Callable
from typing import Any

from django.http.response import HttpResponseBase

from recoco.domain.cases.journal import note


class AccessJournalMiddleware:
    """Hear what the view said it opens (`journal.opens`), and write it when it was really shown.

    One query for each page of a case, and one insert for a person, a case and a day.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        response = self.get_response(request)
        opened = getattr(request, "opened", None)
        if opened is not None and request.method == "GET" and response.status_code == 200:
            placement, what = opened
            note(placement, what, by=request.actor)
        return response
