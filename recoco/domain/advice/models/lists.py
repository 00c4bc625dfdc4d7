"""The words that a portal offers about its recommendations."""

from typing import ClassVar

from recoco.kernel.portals.lists import ListItem


class NotApplicableReason(ListItem):
    """Why a collectivité does not follow a recommendation."""

    DEFAULTS: ClassVar[tuple[str, ...]] = ("Déjà fait", "Pas adapté", "Pas les moyens", "Pas maintenant")
