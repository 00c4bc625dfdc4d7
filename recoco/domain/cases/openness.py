"""Whether a case is still spoken of, and by which side."""

from recoco.domain.cases.models import Placement
from recoco.domain.cases.statuses import ACCEPTED, COLLECTIVITE, ON_BOARD
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope


def speaks_for_collectivite(placement: Placement, actor: Actor) -> bool:
    """Tell whether *actor* is of the collectivité side."""
    return bool(placement.roles_of(actor) & COLLECTIVITE)


def is_held(placement: Placement) -> bool:
    """Tell whether this portal may write what goes with the case: one that was merely asked may not."""
    is_taken = placement.case.origin_id == placement.portal_id or placement.status in ACCEPTED
    return is_taken and placement.withdrawn_at is None


def is_advised_here(placement: Placement) -> bool:
    """Tell whether this portal advises the case now: what its pages offer to write is then taken."""
    return placement.status in ON_BOARD and not placement.is_archived


def is_advised(placement: Placement) -> bool:
    """Tell whether a portal, this one or another, advises the case now: one query at most."""
    if is_advised_here(placement):
        return True
    with scope.everywhere("the collectivité answers as long as one portal advises its case"):
        found: bool = Placement.objects.on_board().filter(case_id=placement.case_id).exists()
    return found


def ensure_spoken_in(placement: Placement, by: Actor) -> None:
    """Let *by* write in the threads of the case: its members while a portal hears them, the others while this one does.

    :raises Refused: when nobody would hear them, or when this portal has not accepted the case that it was asked for.
    """
    if not is_held(placement):
        raise Refused(f"{placement.portal.name} n’a pas encore accepté ce dossier : on n’y écrit qu’ensuite.")
    if speaks_for_collectivite(placement, by) and is_advised(placement):
        return
    placement.ensure_open()
