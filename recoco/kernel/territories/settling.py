"""Settles which commune is meant by what was typed, and by what was chosen in a list if anything was."""

from dataclasses import dataclass

from .codes import commune_by_insee
from .matches import CommuneMatch
from .models import Commune
from .search import search_communes

# A choice among more is no choice: a code beside the name narrows them.
MOST_OFFERED = 10


@dataclass(frozen=True, slots=True)
class TypedCommune:
    """What a form holds of a commune.

    :param text: what was typed, kept as it is.
    :param insee: the code of the one chosen in the list, or nothing.
    """

    text: str = ""
    insee: str = ""

    @classmethod
    def of(cls, commune: Commune) -> "TypedCommune":
        """Return what a form shows of *commune*, read with its département."""
        return cls(commune.placed_name, commune.insee)


@dataclass(frozen=True, slots=True)
class Settlement:
    """What was understood.

    :param commune: the one that is meant; None when several may be, or none.
    :param offered: what to choose from, best first, when none is settled.
    """

    commune: Commune | None = None
    offered: tuple[CommuneMatch, ...] = ()


def settle(typed: TypedCommune) -> Settlement:
    """Return the commune chosen if the text may still mean it, else the only one that the text may mean."""
    text = typed.text.strip()
    if not text:
        return Settlement()
    chosen = commune_by_insee(typed.insee) if typed.insee else None
    if chosen is not None and chosen.placed_name == text:
        return Settlement(chosen)
    matches = search_communes(text, limit=MOST_OFFERED)
    meant = [match.commune for match in matches if len(matches) == 1 or match.commune.insee == typed.insee]
    return Settlement(meant[0]) if meant else Settlement(None, tuple(matches))
