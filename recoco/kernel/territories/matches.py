"""What a search for communes answers: the commune, and why it is there."""

from dataclasses import dataclass
from typing import Self

from .models import Commune, CommuneName
from .wording import label, of


@dataclass(frozen=True, slots=True)
class CommuneMatch:
    """One suggestion.

    :param commune: a current commune, with its département.
    :param former_name: the former name it was found by, or nothing.
    :param merged: the former name was another commune's, or a part's; else this commune bore it.
    :param postal_code: the postal code typed, when the commune has several.
    """

    commune: Commune
    former_name: str = ""
    merged: bool = False
    postal_code: str = ""

    @classmethod
    def by_name(cls, found: CommuneName) -> Self:
        """Return the suggestion for a name found, read with its commune and département."""
        if found.kind == CommuneName.Kind.CURRENT:
            return cls(found.commune)
        return cls(found.commune, former_name=found.name, merged=found.kind == CommuneName.Kind.MERGED)

    @property
    def label(self) -> str:
        """One line that tells the commune from its homonyms; see `hint` for why it is suggested."""
        commune = self.commune
        postal_code = self.postal_code or commune.postal_code
        return label(commune.name, commune.departement.code, postal_code, commune.population)

    @property
    def hint(self) -> str:
        """« ancienne commune de Bermeries », « auparavant Vars », or nothing."""
        if not self.former_name:
            return ""
        return f"ancienne commune {of(self.former_name)}" if self.merged else f"auparavant {self.former_name}"
