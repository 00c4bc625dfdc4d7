"""What the tab « Paramètres » leads to for what a dossier says of itself."""

from recoco.domain.cases.actions.editing import is_held
from recoco.domain.cases.models import Placement
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.cases.statuses import CANNOT_BE_WRITTEN
from recoco.kernel.access.permissions import Permission


def _is_editable(placement: Placement) -> bool:
    return is_held(placement) and not placement.is_archived and placement.status not in CANNOT_BE_WRITTEN


def _placed(placement: Placement) -> str:
    return "Point exact placé" if placement.case.latitude is not None else "La mairie, faute de point exact"


ABOUT = "Le projet"

EDITING_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        ABOUT,
        "Nom et résumé",
        "Ce que lisent d’abord celles et ceux qui ouvrent le dossier.",
        "cases:edit_information",
        (Permission.CASE_EDIT,),
        when=_is_editable,
    ),
    CaseSetting(
        ABOUT,
        "Lieu",
        "La commune, l’adresse et le point sur la carte.",
        "cases:edit_location",
        (Permission.CASE_EDIT,),
        state=_placed,
        when=_is_editable,
    ),
)
