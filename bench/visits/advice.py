"""The recommendations of the richest dossier, as each side sees them."""

from collections.abc import Callable

from django.urls import reverse

from bench.visits.stage import Stage
from bench.visits.visit import Shape, Visit, Who


def of_richest(name: str) -> Callable[[Stage], str]:
    """Return the address of a page of the recommendations of the richest case."""
    return lambda stage: reverse(f"advice:{name}", args=[stage.richest.case.slug])


VISITS = (
    Visit("recommendations, staff", Who.STAFF, of_richest("index"), Shape.RICH),
    Visit("recommendations, adviser", Who.ADVISER, of_richest("index"), Shape.RICH),
    Visit("recommendations, owner", Who.OWNER, of_richest("index"), Shape.RICH),
    Visit("recommendations, checklist", Who.OWNER, of_richest("checklist"), Shape.RICH),
    Visit("recommendations, writing", Who.ADVISER, of_richest("create"), Shape.RICH),
)
