"""What documents add to a dossier: links beside its présentation, and a card of « Paramètres »."""

from typing import Any

from recoco.domain.cases.frame import CasePanel
from recoco.domain.cases.models import Placement
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


def panel(placement: Placement, actor: Actor) -> dict[str, Any]:
    """Return nothing more than the page knows: the links stand by themselves."""
    return {}


CASE_PANELS: tuple[CasePanel, ...] = (CasePanel("papers/panel.html", Permission.CASE_EXPORT, panel, aside=True),)
CASE_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        "Exporter et partager",
        "Exporter le dossier",
        "La note d’une page pour le conseil municipal, ou tout le dossier : à imprimer, en PDF ou en archive.",
        "papers:index",
        (Permission.CASE_EXPORT,),
    ),
)
