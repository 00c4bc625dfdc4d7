"""What the overview puts in the main menu, by role."""

from django.http import HttpRequest

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry
from recoco.surfaces.overview.choices import in_team


def _in_team(request: HttpRequest) -> bool:
    return in_team(request.actor)  # type: ignore[attr-defined]


def _only_advises(request: HttpRequest) -> bool:
    actor = request.actor  # type: ignore[attr-defined]
    return actor.territory.is_adviser and not in_team(actor)


NAVIGATION = (
    Entry("Mes dossiers", "cases:index", permission=Permission.CASE_LIST, query="perimetre=moi"),
    Entry(
        "Tous les dossiers",
        "cases:index",
        permission=Permission.CASE_LIST,
        when=_only_advises,
        query="perimetre=territoire",
    ),
    Entry("Tous les dossiers", "cases:index", permission=Permission.CASE_LIST, when=_in_team, query="perimetre=tous"),
)
