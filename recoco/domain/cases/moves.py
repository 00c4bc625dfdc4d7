"""Where a dossier may go from here: what the menu « Déplacer vers… » offers."""

from dataclasses import dataclass

from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.statuses import ON_BOARD, TRANSITIONS
from recoco.kernel.access.actor import Actor


@dataclass(frozen=True)
class Move:
    """A status that somebody may choose.

    :param needs_reason: it is asked on a page of its own.
    """

    to: Status
    needs_reason: bool

    @property
    def label(self) -> str:
        """What the menu says."""
        word = "Clore le dossier" if self.to == Status.CLOSED else self.to.label
        return f"{word}…" if self.needs_reason else word


def moves_of(placement: Placement, actor: Actor) -> list[Move]:
    """Return what *actor* may choose for *placement*, in the order of the board; no query once its roles are known."""
    if placement.is_archived or placement.status not in ON_BOARD:
        return []
    return [
        Move(to, transition.needs_reason)
        for to in (*ON_BOARD, Status.CLOSED)
        if (transition := TRANSITIONS.get((Status(placement.status), to)))
        and actor.may(transition.permission, placement)
    ]
