"""An archived portal is read, never written: the one place that says so, for every scoped row and whoever writes it."""

from django.db import models

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope


class Archived(Refused):
    """Something was about to be written on an archived portal."""

    def __init__(self) -> None:
        super().__init__("Ce portail est archivé\u00a0: tout s’y lit et s’y exporte, plus rien ne s’y modifie.")


def refuse_archived(model: type[models.Model]) -> None:
    """Refuse to write rows of *model* on an archived portal, unless the model says that it goes on living there.

    :raises Archived: when the current portal is archived.
    """
    here = scope.current()
    if isinstance(here, scope.Everywhere) or model.lives_on:  # type: ignore[attr-defined]
        return
    if here.is_archived:
        raise Archived
