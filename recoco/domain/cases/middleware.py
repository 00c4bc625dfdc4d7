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
        if request.method != "GET" or response.status_code != 200:
            return response
        if opened := getattr(request, "opened", None):
            placement, what = opened
            note(placement, what, by=request.actor)
        if by_link := getattr(request, "opened_by_link", None):
            one, by = by_link
            note(one.placement, one.what, by=by, about_id=one.about_id, about_name=one.about_name)
        return response
