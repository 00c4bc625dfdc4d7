"""The state machine of a placement: which status follows which, who may decide it, and who exists for it there."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import models

from recoco.kernel.access.permissions import Permission, Role


class Status(models.TextChoices):
    """Where a case stands on one portal."""

    INCOMPLETE = "incomplete", "Incomplet"
    SUBMITTED = "submitted", "À modérer"
    TO_PROCESS = "to_process", "À traiter"
    WAITING = "waiting", "En attente"
    IN_PROGRESS = "in_progress", "En cours"
    DONE = "done", "Traité"
    INTERRUPTED = "interrupted", "Conseil interrompu"
    REFUSED = "refused", "Refusé"
    CLOSED = "closed", "Clos"


S = Status
ON_BOARD = (S.TO_PROCESS, S.WAITING, S.IN_PROGRESS, S.DONE, S.INTERRUPTED)
ACCEPTED = (*ON_BOARD, S.CLOSED)

COLLECTIVITE = frozenset({Role.MEMBER, Role.OWNER})
STAFF_SIDE = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})
EVERY_READER = COLLECTIVITE | STAFF_SIDE | {Role.OBSERVER, Role.CASE_ADVISER, Role.TERRITORY_ADVISER}

# A role counts for nothing in a state that does not know it (table 2): before acceptance, advisers
# do not even know that the case exists.
ROLES_IN_STATE: Mapping[Status, frozenset[Role]] = {
    S.INCOMPLETE: frozenset({Role.OWNER}),
    S.SUBMITTED: COLLECTIVITE | STAFF_SIDE,
    S.REFUSED: COLLECTIVITE | STAFF_SIDE,
    **dict.fromkeys(ACCEPTED, EVERY_READER),
}


@dataclass(frozen=True)
class Transition:
    """A change of status that the rules know.

    :param permission: what its author needs on the placement.
    :param needs_reason: whether a reason must be given.
    """

    permission: Permission
    needs_reason: bool = False


def _transitions() -> dict[tuple[Status, Status], Transition]:
    moves = {
        (S.INCOMPLETE, S.SUBMITTED): Transition(Permission.CASE_VIEW),
        (S.SUBMITTED, S.TO_PROCESS): Transition(Permission.CASE_MODERATE),
        (S.SUBMITTED, S.REFUSED): Transition(Permission.CASE_MODERATE, needs_reason=True),
        (S.REFUSED, S.TO_PROCESS): Transition(Permission.CASE_MODERATE, needs_reason=True),
        (S.CLOSED, S.TO_PROCESS): Transition(Permission.PLACEMENT_REOPEN),
    }
    for before in ON_BOARD:
        for after in ON_BOARD:
            if before != after:
                moves[before, after] = Transition(Permission.PLACEMENT_MOVE, needs_reason=after == S.INTERRUPTED)
        moves[before, S.CLOSED] = Transition(Permission.PLACEMENT_CLOSE, needs_reason=True)
    return moves


TRANSITIONS: Mapping[tuple[Status, Status], Transition] = _transitions()
