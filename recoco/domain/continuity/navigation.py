"""The way to the people of a portal, and to what one says of one's own absence."""

from django.http import HttpRequest

from recoco.kernel.access.permissions import Permission
from recoco.kernel.ui.navigation import Entry


def _is_known_here(request: HttpRequest) -> bool:
    return request.actor.person is not None  # type: ignore[attr-defined]


ACCOUNT_PAGES = (
    Entry("Annoncer une absence", "continuity:own_absence", when=_is_known_here),
    Entry("Annoncer mon départ", "continuity:own_departure", when=_is_known_here),
    Entry("Confier mes dossiers", "continuity:own_hand_over", when=_is_known_here),
    Entry("Passer mon rôle de référent·e", "continuity:own_succession", when=_is_known_here),
)
ADMINISTRATION = (
    Entry(
        "Personnes",
        "continuity:people",
        permission=Permission.BACKOFFICE_USE,
        hint="Qui a un rôle sur ce portail, ses dossiers, ses absences ; confier ses dossiers à quelqu’un d’autre.",
    ),
    Entry(
        "À rattraper",
        "continuity:to_mend",
        permission=Permission.BACKOFFICE_USE,
        hint="Les dossiers actifs où il n’y a plus personne à joindre.",
    ),
)
