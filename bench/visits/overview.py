"""The board and the map, and the list under filters."""

from collections.abc import Callable

from django.urls import reverse

from bench.visits.stage import Stage
from bench.visits.visit import Shape, Visit, Who
from recoco.surfaces.overview.exporting.columns import COLUMNS


def board(query: str = "") -> Callable[[Stage], str]:
    """Return the address of the board, with a *query*."""
    return lambda stage: f"{reverse('overview:board')}?{query}"


def on_map(query: str = "") -> Callable[[Stage], str]:
    """Return the address of the map, with a *query*."""
    return lambda stage: f"{reverse('overview:map')}?{query}"


def filtered(query: str) -> Callable[[Stage], str]:
    """Return the address of the list, with a *query*."""
    return lambda stage: f"{reverse('cases:index')}?{query}"


def export(query: str = "") -> Callable[[Stage], str]:
    """Return the address of the export, with a *query*."""
    return lambda stage: f"{reverse('overview:export')}?{query}"


VISITS = (
    Visit("board, staff", Who.STAFF, board("perimetre=tous"), Shape.LIST),
    Visit("board, adviser", Who.ADVISER, board("perimetre=moi"), Shape.LIST),
    Visit("map, staff", Who.STAFF, on_map("perimetre=tous"), Shape.LIST),
    Visit("map, adviser", Who.ADVISER, on_map(), Shape.LIST),
    Visit("board, search", Who.STAFF, board("perimetre=tous&q=diagnostic"), Shape.LIST),
    Visit("map, a region", Who.STAFF, on_map("perimetre=tous&cadre=48.5,2.5,320"), Shape.LIST),
    Visit("map, search", Who.STAFF, on_map("perimetre=tous&q=diagnostic"), Shape.LIST),
    Visit(
        "dossiers, filtered",
        Who.STAFF,
        filtered("perimetre=tous&statut=in_progress&statut=waiting&attend=conseillers&activite=plus-60"),
        Shape.LIST,
    ),
    Visit("export, columns", Who.STAFF, export("perimetre=tous"), Shape.LIST),
    Visit(
        "export, the whole portal",
        Who.STAFF,
        export("perimetre=tous"),
        Shape.FILE,
        fields={"colonne": [column.name for column in COLUMNS]},
    ),
    Visit("dossiers, all filters open", Who.STAFF, lambda stage: reverse("overview:choosing"), Shape.LIST),
)
