"""Finds the recommendation that an address names."""

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from recoco.domain.advice.models import Recommendation
from recoco.domain.cases.models import Placement


def recommendation_of(request: HttpRequest, placement: Placement, number: int) -> Recommendation:
    """Return a recommendation that the reader may see in this dossier, with its uptake, or 404."""
    readable = Recommendation.objects.readable(placement, request.actor)  # type: ignore[attr-defined]
    found: Recommendation = get_object_or_404(readable.select_related("uptake", "portal", "card"), pk=number)
    found.placement = placement
    return found
