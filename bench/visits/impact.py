"""The public figures of a portal."""

from collections.abc import Callable

from django.urls import reverse

from bench.visits.stage import Stage
from bench.visits.visit import Shape, Visit, Who


def figures(name: str, query: str = "") -> Callable[[Stage], str]:
    """Return an address of the statistics."""
    return lambda stage: f"{reverse(f'impact:{name}')}?{query}"


VISITS = (
    Visit("statistics", Who.VISITOR, figures("show"), Shape.LIST),
    Visit("statistics, a past day", Who.VISITOR, figures("show", "au=2025-06-30"), Shape.LIST),
    Visit("statistics, CSV", Who.VISITOR, figures("table"), Shape.LIST),
    Visit("statistics, JSON", Who.VISITOR, figures("document"), Shape.LIST),
)
