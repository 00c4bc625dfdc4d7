"""What an editor had before their eyes: a form carries its mark, so that nobody overwrites what they have not seen."""

import json
from hashlib import sha256

from recoco.domain.cases.models import Case
from recoco.kernel.kit.refusals import Refused

INFORMATION = ("name", "summary")
LOCATION = ("commune_id", "address", "latitude", "longitude")


class Overtaken(Refused):
    """Somebody else has changed the same thing meanwhile; nothing is saved.

    :param case: as it is now.
    :param by_name: who changed it last, empty when the log does not say.
    """

    def __init__(self, case: Case, by_name: str) -> None:
        who = by_name or "Quelqu’un"
        super().__init__(
            f"{who} a modifié ces informations pendant que vous écriviez. Rien n’est encore enregistré : "
            "comparez, puis enregistrez de nouveau pour garder votre version."
        )
        self.case, self.by_name = case, by_name


def mark_of(case: Case, fields: tuple[str, ...]) -> str:
    """Return the mark of what *fields* of *case* hold."""
    return sha256(json.dumps([getattr(case, name) for name in fields]).encode()).hexdigest()[:20]
