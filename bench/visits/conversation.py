"""The two threads of the richest dossier: five hundred messages, a hundred files."""

from collections.abc import Callable

from django.urls import reverse

from bench.visits.stage import Stage
from bench.visits.visit import Shape, Visit, Who


def of_richest(name: str, query: str = "") -> Callable[[Stage], str]:
    """Return the address of a page of a thread of the richest case."""
    return lambda stage: f"{reverse(name, args=[stage.richest.case.slug])}?{query}"


VISITS = (
    Visit("conversation, owner", Who.OWNER, of_richest("conversation:index"), Shape.RICH),
    Visit("conversation, adviser", Who.ADVISER, of_richest("conversation:index", "fin"), Shape.RICH),
    Visit("conversation, search", Who.OWNER, of_richest("conversation:index", "q=toit"), Shape.RICH),
    Visit("conversation, contents", Who.OWNER, of_richest("conversation:contents"), Shape.RICH),
    Visit("conversation, what is new", Who.OWNER, of_richest("conversation:news")),
    Visit("advisers' space", Who.ADVISER, of_richest("advisers_space:index"), Shape.RICH),
)
