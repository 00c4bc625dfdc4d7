"""What doubles hand to the frame of a case: a card of « Paramètres »."""

from recoco.domain.cases.parameters.life import TEAM
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.kernel.access.permissions import Permission

CASE_SETTINGS = (
    CaseSetting(
        TEAM,
        "Réunir à un autre dossier",
        "Pour un doublon : l’autre dossier reprend ses membres, ses fichiers et ses messages ; celui-ci est archivé.",
        "doubles:create",
        (Permission.PARTICIPATION_CHANGE_SIDE,),
        when=lambda placement: not placement.is_archived,
    ),
)
