"""Whether a dossier still lets its people speak of its recommendations."""

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope

COLLECTIVITE = frozenset({Role.MEMBER, Role.OWNER})


def speaks_for_collectivite(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* is of the collectivité side."""
    return bool(placement.roles_of(actor) & COLLECTIVITE)


def ensure_heard(placement: Placement, by: Actor) -> None:
    """Let *by* answer a recommendation: its members while a portal advises the case, the others while this one does.

    :raises Refused: when nobody would hear them, or this portal has not accepted the case yet.
    """
    if not speaks_for_collectivite(placement, by):
        placement.ensure_accepted()
    elif not _is_advised(placement.case_id):
        placement.ensure_accepted()
        raise Refused("Plus aucun portail n’accompagne ce dossier : il se lit, il ne se modifie plus.")
    elif not is_held(placement):
        raise Refused(f"{placement.portal.name} n’a pas encore accepté ce dossier : répondez sur le portail d’origine.")


def is_held(placement: Placement) -> bool:
    """Tell whether this portal may write what goes with the case: one that was merely asked may not."""
    found: bool = Placement.objects.holding().filter(pk=placement.pk).exists()
    return found


def _is_advised(case_id: int) -> bool:
    with scope.everywhere("the collectivité answers as long as one portal advises its case"):
        found: bool = Placement.objects.on_board().filter(case_id=case_id).exists()
    return found
