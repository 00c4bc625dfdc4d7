"""What share links add to a dossier: a card of « Paramètres », a group of its readers, where its lines lead."""

from typing import Any

from recoco.domain.cases.frame import CasePanel
from recoco.domain.cases.models import Placement
from recoco.domain.cases.parameters.page import CaseSetting
from recoco.domain.cases.timeline import CaseLink
from recoco.domain.sharing.listing import open_links_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission


def readers(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return the links by which others read the case; None when there are none."""
    links = open_links_of(placement)
    return {"links": links, "may_close": actor.may(Permission.SHARE_LINK_REVOKE, placement)} if links else None


CASE_SETTINGS: tuple[CaseSetting, ...] = (
    CaseSetting(
        "Exporter et partager",
        "Liens de partage",
        "Faire lire une partie du dossier à des personnes sans compte, et fermer ces liens.",
        "sharing:index",
        (Permission.SHARE_LINK_MAKE,),
    ),
)
CASE_READERS: tuple[CasePanel, ...] = (CasePanel("sharing/readers.html", Permission.CASE_SEE_READERS, readers),)
CASE_LINKS: tuple[CaseLink, ...] = (
    CaseLink("sharing.sharelink", "sharing:index", Permission.SHARE_LINK_MAKE, "lien-"),
)
