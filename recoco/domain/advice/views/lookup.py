"""Finds the case and the recommendation that an address names."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.journal import opens
from recoco.domain.cases.models import Placement
from recoco.domain.cases.readable import readable_placement
from recoco.kernel.access.permissions import Permission


def on_case(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """Give the view the placement that the address names, or 404; an old name leads to the present address."""

    @wraps(view)
    def found(request: HttpRequest, slug: str, **parts: int) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        placement = readable_placement(int(slug.partition("-")[0][:18]), by=actor)
        if slug != placement.case.slug and request.method == "GET":
            name = request.resolver_match.view_name  # type: ignore[union-attr]
            return redirect(reverse(name, kwargs={**parts, "slug": placement.case.slug}))
        actor.must(Permission.THREAD_READ, placement)
        opens(request, placement)
        return view(request, placement, **parts)

    return found


def recommendation_of(request: HttpRequest, placement: Placement, number: int) -> Recommendation:
    """Return a recommendation that the reader may see in this dossier, with its uptake, or 404."""
    readable = Recommendation.objects.readable(placement, request.actor)  # type: ignore[attr-defined]
    found: Recommendation = get_object_or_404(readable.select_related("uptake", "portal", "card"), pk=number)
    found.placement = placement
    return found
