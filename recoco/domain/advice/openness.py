"""Whether a dossier still lets its people speak of its recommendations."""

from recoco.domain.cases.models import Placement
from recoco.domain.cases.openness import is_advised, is_held, speaks_for_collectivite
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.refusals import Refused


def ensure_heard(placement: Placement, by: Actor) -> None:
    """Let *by* answer a recommendation: its members while a portal advises the case, the others while this one does.

    :raises Refused: when nobody would hear them, or this portal has not accepted the case yet.
    """
    if not speaks_for_collectivite(placement, by):
        placement.ensure_accepted()
    elif not is_advised(placement):
        placement.ensure_accepted()
        raise Refused("Plus aucun portail n’accompagne ce dossier : il se lit, il ne se modifie plus.")
    elif not is_held(placement):
        raise Refused(f"{placement.portal.name} n’a pas encore accepté ce dossier : répondez sur le portail d’origine.")
