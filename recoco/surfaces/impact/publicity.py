"""Who may read the statistics of a portal."""

from recoco.kernel.access.actor import Actor
from recoco.kernel.versions.choices import Switch
from recoco.kernel.versions.of_portal import of_portal

STATISTICS = of_portal(
    "statistics",
    "Statistiques",
    (
        Switch(
            "public_statistics",
            "Ouvrir les statistiques à tout le monde",
            "Sinon, seules les personnes connectées les lisent, et l’accueil n’affiche plus de chiffres en direct "
            "aux autres.",
            on=True,
        ),
    ),
    "Qui lit les chiffres du portail.",
)
DOCUMENT_KINDS = (STATISTICS,)


def may_read(actor: Actor) -> bool:
    """Tell whether *actor* may read the figures of the current portal: everybody, or whoever is signed in."""
    return actor.portal is not None and (actor.portal.public_statistics or actor.is_signed_in)
