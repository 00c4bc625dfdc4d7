"""What documents add to a dossier: a card of its tab « Paramètres »."""

from recoco.domain.cases.parameters.page import CaseSetting
from recoco.kernel.access.permissions import Permission

CASE_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        "Exporter et partager",
        "Exporter le dossier",
        "La note d’une page pour le conseil municipal, ou tout le dossier : à imprimer, en PDF ou en archive.",
        "papers:index",
        (Permission.CASE_EXPORT,),
    ),
)
