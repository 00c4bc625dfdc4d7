"""The list of dossiers, and the pages of the richest one."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.urls import reverse

from bench.visits.stage import Stage
from bench.visits.visit import Shape, Visit, Who

# As many words as a search reads, none of them right.
MISSPELT = (
    "presbyterre diagnostik chapente logemant resturation promotteur subvansions asociation rivvière pisicne gymase "
    "carierre"
)
FAR = "page=100000"  # past the end: the last page is shown


def searched(stage: Stage) -> str:
    """Return the address of a search for the first word of the richest case's name."""
    return f"{reverse('cases:index')}?{urlencode({'q': stage.richest.case.name.split()[0]})}"


def listed(query: str = "") -> Callable[[Stage], str]:
    """Return the address of the list, with a *query*."""
    return lambda stage: f"{reverse('cases:index')}?{query}"


def of_richest(name: str, query: str = "") -> Callable[[Stage], str]:
    """Return the address of a page of the richest case."""
    return lambda stage: f"{reverse(f'cases:{name}', args=[stage.richest.case.slug])}?{query}"


VISITS = (
    Visit("dossiers, staff", Who.STAFF, listed(), Shape.LIST),
    Visit("dossiers, staff, last page", Who.STAFF, listed(FAR), Shape.LIST),
    Visit("dossiers, adviser", Who.ADVISER, listed(), Shape.LIST),
    Visit("dossiers, owner", Who.OWNER, listed(), Shape.LIST),
    Visit("dossiers, search", Who.STAFF, searched, Shape.LIST),
    Visit("dossiers, search, adviser", Who.ADVISER, searched, Shape.LIST),
    Visit("dossiers, search, in summaries", Who.STAFF, listed("q=diagnostic+énergétique"), Shape.LIST),
    Visit("dossiers, search, misspelt", Who.STAFF, listed("q=prebsytère+mouiln"), Shape.LIST),
    Visit("dossiers, search, all misspelt", Who.STAFF, listed(urlencode({"q": MISSPELT})), Shape.LIST),
    Visit("dossiers, search, nothing", Who.STAFF, listed("q=hippopotame"), Shape.LIST),
    Visit("dossier, staff", Who.STAFF, of_richest("show"), Shape.RICH),
    Visit("dossier, adviser", Who.ADVISER, of_richest("show"), Shape.RICH),
    Visit("dossier, owner", Who.OWNER, of_richest("show"), Shape.RICH),
    Visit("dossier, activity", Who.STAFF, of_richest("activity"), Shape.RICH),
    Visit("dossier, activity, one kind", Who.ADVISER, of_richest("activity", "genre=recommandations"), Shape.RICH),
    Visit("dossier, settings, staff", Who.STAFF, of_richest("settings"), Shape.RICH),
    Visit("dossier, settings, owner", Who.OWNER, of_richest("settings"), Shape.RICH),
    Visit("dossier, team", Who.ADVISER, of_richest("team"), Shape.RICH),
    Visit("dossier, who sees what", Who.OWNER, of_richest("readers"), Shape.RICH),
    Visit("dossier, access journal", Who.OWNER, of_richest("journal"), Shape.RICH),
    Visit("dossier, portals", Who.STAFF, of_richest("portals"), Shape.RICH),
    Visit("dossier, activity, last page", Who.OWNER, of_richest("activity", FAR), Shape.RICH),
)
