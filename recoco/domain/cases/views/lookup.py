"""Finds the dossier that an address names; an old address leads to where the dossier is now."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from recoco.domain.cases.journal import opens
from recoco.domain.cases.readable import kept_instead_of, readable_placement
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

View = Callable[..., HttpResponseBase]


def with_placement(read: Permission) -> Callable[[View], View]:
    """Give the view the placement that the address names, or 404.

    What is only read follows the dossier: from an old name to the present one, from a double to the dossier kept.

    :param read: what its reader needs.
    """

    def give(view: View) -> View:
        @wraps(view)
        def found(request: HttpRequest, slug: str, **parts: Any) -> HttpResponseBase:
            actor, number = request.actor, int(slug.partition("-")[0][:18])  # type: ignore[attr-defined]
            follows = request.method in {"GET", "HEAD"}  # what is sent is not lost on the way
            try:
                placement = readable_placement(number, by=actor)
            except (Http404, Refused):
                kept = kept_instead_of(number, by=actor) if follows else None
                if kept is None:
                    raise
                messages.info(request, f"Le dossier n° {number} était un doublon de celui-ci, qui le remplace.")
                return redirect("cases:show", kept.case.slug)
            if follows and slug != placement.case.slug:
                name = request.resolver_match.view_name  # type: ignore[union-attr]
                asked = f"?{request.GET.urlencode()}" if request.GET else ""
                return redirect(reverse(name, kwargs={**parts, "slug": placement.case.slug}) + asked)
            actor.must(read, placement)
            opens(request, placement)
            return view(request, placement, **parts)

        return found

    return give
