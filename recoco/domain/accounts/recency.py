"""Asks people to prove again who they are before their account's locks change."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse

from recoco.kernel.kit import clock

RECENT = timedelta(minutes=15)


def freshly_signed_in(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Let in those who signed in less than fifteen minutes ago: a browser left open is not its owner."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **options: Any) -> HttpResponseBase:
        if request.session.row.started_at < clock.now() - RECENT:  # type: ignore[attr-defined]
            back = request.path if request.method == "GET" else reverse("accounts:account")
            return render(request, "accounts/sign_in_again.html", {"back": back}, status=403)
        return view(request, *args, **options)

    return guarded
