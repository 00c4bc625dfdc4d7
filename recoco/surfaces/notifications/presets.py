"""Four ways to be written to, that set all the families at once."""

from collections.abc import Mapping
from dataclasses import dataclass

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.surfaces.notifications.families import CHOSEN, Family
from recoco.surfaces.notifications.paces import Pace

ESSENTIAL = frozenset({Family.ACCEPTED, Family.ADVICE, Family.LIFE, Family.TO_MODERATE, Family.TODO})
OF_TEAM = frozenset({Family.TO_MODERATE, Family.BETWEEN_PORTALS, Family.ADVISER_REQUEST})
OF_ADVISERS = frozenset({Family.NEW_CASE, Family.OUTCOME, Family.NOTE, Family.TODO, Family.CONTINUITY})


@dataclass(frozen=True)
class Preset:
    """One of the four.

    :param hint: what one gets with it.
    """

    key: str
    label: str
    hint: str
    paces: Mapping[Family, Pace]


PRESETS = (
    Preset(
        "tout-de-suite", "Tout de suite", "Un e-mail dès que quelque chose arrive.", dict.fromkeys(CHOSEN, Pace.NOW)
    ),
    Preset(
        "quotidien",
        "Résumé quotidien",
        "Un seul e-mail le matin, s’il y a du nouveau.",
        dict.fromkeys(CHOSEN, Pace.DAILY),
    ),
    Preset(
        "essentiel",
        "L’essentiel",
        "Les recommandations, les décisions et ce que l’on vous confie tout de suite, le reste chaque lundi.",
        {one: Pace.NOW if one in ESSENTIAL else Pace.WEEKLY for one in CHOSEN},
    ),
    Preset(
        "rien",
        "Rien par e-mail",
        "Tout reste à lire ici, dans « Notifications ».",
        dict.fromkeys(CHOSEN, Pace.NEVER),
    ),
)


def families_for(actor: Actor) -> list[Family]:
    """Return the families that may concern somebody, by what they are on the portal."""
    in_team = bool(actor.roles & {Role.STAFF, Role.ADMIN})
    advises = in_team or actor.territory.is_adviser
    return [one for one in CHOSEN if (one not in OF_TEAM or in_team) and (one not in OF_ADVISERS or advises)]
