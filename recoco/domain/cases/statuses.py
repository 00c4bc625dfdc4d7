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
ACTIVE = (S.TO_PROCESS, S.WAITING, S.IN_PROGRESS)

# Why nobody writes in a dossier in these states.
CANNOT_BE_WRITTEN: Mapping[Status, str] = {
    S.CLOSED: "Ce dossier est clos : il se lit, il ne se modifie plus. L’équipe du portail peut le rouvrir.",
    S.REFUSED: "Cette demande n’a pas été retenue. Son ou sa référent·e peut la corriger et la déposer de nouveau.",
}

COLLECTIVITE = frozenset({Role.MEMBER, Role.OWNER})
STAFF_SIDE = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})
EVERY_READER = COLLECTIVITE | STAFF_SIDE | {Role.OBSERVER, Role.CASE_ADVISER, Role.TERRITORY_ADVISER}

# A role counts for nothing in a state that does not know it (table 2): before acceptance, advisers
# do not even know that the case exists, but for the one who filed it for a collectivité and holds it meanwhile.
ROLES_IN_STATE: Mapping[Status, frozenset[Role]] = {
    S.INCOMPLETE: frozenset({Role.OWNER}),
    S.SUBMITTED: COLLECTIVITE | STAFF_SIDE | {Role.CASE_ADVISER},
    S.REFUSED: COLLECTIVITE | STAFF_SIDE | {Role.CASE_ADVISER},
    **dict.fromkeys(ACCEPTED, EVERY_READER),
}

# An archived dossier is hidden from everybody but those who may restore it.
ROLES_ONCE_ARCHIVED = STAFF_SIDE


def roles_known(status: Status, *, archived: bool) -> frozenset[Role]:
    """Return the roles that count for something in a state: archiving hides, it never shows what was not shown."""
    return ROLES_IN_STATE[status] & ROLES_ONCE_ARCHIVED if archived else ROLES_IN_STATE[status]


@dataclass(frozen=True)
class Transition:
    """A change of status that the rules know.

    :param permission: what its author needs on the placement.
    :param needs_reason: whether a reason must be given.
    :param roles: who alone may, among those who hold the permission; None for all of them.
    :param without_owner: who may too, while the case has no référent.
    """

    permission: Permission
    needs_reason: bool = False
    roles: frozenset[Role] | None = None
    without_owner: frozenset[Role] = frozenset()


def _transitions() -> dict[tuple[Status, Status], Transition]:
    moves = {
        (S.INCOMPLETE, S.SUBMITTED): Transition(Permission.CASE_VIEW),
        (S.SUBMITTED, S.TO_PROCESS): Transition(Permission.CASE_MODERATE),
        (S.SUBMITTED, S.REFUSED): Transition(Permission.CASE_MODERATE, needs_reason=True),
        (S.REFUSED, S.SUBMITTED): Transition(
            Permission.CASE_EDIT, roles=frozenset({Role.OWNER}), without_owner=frozenset({Role.CASE_ADVISER})
        ),
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
