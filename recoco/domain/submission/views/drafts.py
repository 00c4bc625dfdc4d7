"""Finds the draft that this browser is writing."""

from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from recoco.domain.submission.models import Draft
from recoco.kernel.access.gates import View

KEPT_IN_SESSION = "submission_draft"


def draft_of(request: HttpRequest) -> Draft | None:
    """Return the draft that this browser is writing, None when it has none."""
    number = request.session.get(KEPT_IN_SESSION)
    drafts = Draft.objects.being_written().select_related("commune__departement", "placement__case")
    return drafts.filter(pk=number).first() if number else None


def keep_in_browser(request: HttpRequest, draft: Draft) -> None:
    """Let this browser find *draft* again."""
    request.session[KEPT_IN_SESSION] = draft.pk


def with_draft(view: View) -> View:
    """Give the view the draft being written; without one, send back to the first step."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        draft = draft_of(request)
        if draft is None or not draft.is_described:
            return redirect("submission:project")
        return view(request, draft, *args, **options)

    return found
