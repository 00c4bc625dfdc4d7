"""What doubles hand to the packages below: a card of « Paramètres », a link for the moderation."""

from django.urls import reverse

from recoco.domain.cases.models import Placement
from recoco.domain.cases.parameters.life import TEAM
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.doubles.actions.merging import may_merge
from recoco.domain.submission.alike import AlikeLink
from recoco.kernel.access.permissions import Permission

CASE_SETTINGS = (
    CaseSetting(
        TEAM,
        "Réunir à un autre dossier",
        "Pour un doublon : l’autre dossier reprend ses membres, ses fichiers et ses messages ; celui-ci est archivé.",
        "doubles:create",
        (Permission.PARTICIPATION_CHANGE_SIDE,),
        when=lambda placement: not placement.is_archived and not placement.awaits_answer,
    ),
)


def merging_page(double: Placement, kept: Placement) -> str:
    """Return the address where what would pass from one to the other is read."""
    return f"{reverse('doubles:create', args=[double.case.slug])}?garde={kept.case_id}"


ALIKE_LINKS = (AlikeLink("Réunir à ce dossier…", merging_page, may_merge),)
