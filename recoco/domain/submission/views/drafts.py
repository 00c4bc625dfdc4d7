"""Finds the draft that this browser is writing: by a cookie of its own, that signing in or out leaves alone."""

from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from recoco.domain.submission.models import Draft
from recoco.domain.submission.querysets import KEPT_FOR
from recoco.kernel.access.gates import View

COOKIE = "draft"
SALT = "submission.draft"


def draft_of(request: HttpRequest) -> Draft | None:
    """Return the draft that this browser is writing, else the last one of the person who is signed in.

    That of somebody else, who wrote it on the same machine, is not theirs.
    """
    actor = request.actor  # type: ignore[attr-defined]
    number = request.get_signed_cookie(COOKIE, default="", salt=SALT, max_age=KEPT_FOR)
    drafts = Draft.objects.being_written().select_related("commune__departement", "placement__case", "survey_session")
    draft: Draft | None = drafts.filter(pk=int(number)).first() if number else None
    if draft is not None and actor.is_signed_in and draft.author_id not in {None, actor.user_id}:
        draft = None
    if draft is None and actor.person is not None:
        draft = drafts.filter(author_id=actor.user_id).order_by("-updated_at", "-pk").first()
    return draft


def keep_in_browser(response: HttpResponse, draft: Draft) -> HttpResponse:
    """Let this browser find *draft* again for thirty days."""
    response.set_signed_cookie(
        COOKIE,
        str(draft.pk),
        salt=SALT,
        max_age=KEPT_FOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


def forget_in_browser(response: HttpResponse) -> HttpResponse:
    """Let this browser begin another submission."""
    response.delete_cookie(COOKIE, samesite="Lax")
    return response


def must_be_confirmed(request: HttpRequest, draft: Draft | None) -> bool:
    """Tell whether the draft is somebody's already, who is not signed in: a code first, then they go on."""
    actor = request.actor  # type: ignore[attr-defined]
    return draft is not None and draft.author_id is not None and not actor.is_signed_in


def with_draft(view: View) -> View:
    """Give the view the draft being written; without one, send back to the first step."""

    @wraps(view)
    def found(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        draft = draft_of(request)
        if draft is None or not draft.is_described:
            return redirect("submission:project")
        return view(request, draft, *args, **options)

    return found
