"""The use of the permissions on the life of a dossier."""

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.archiving import archive_placement
from recoco.domain.cases.actions.moving import close_placement
from recoco.domain.cases.actions.pausing import pause_case
from recoco.kernel.access.permissions import Permission, Role
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission


@gesture(P.PLACEMENT_MOVE)
def move_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:move"), {"to": "waiting", "version": attempt.placement.version})


@gesture(P.PLACEMENT_CLOSE)
def close_it(attempt: Attempt) -> Request:
    said = {"to": "closed", "version": attempt.placement.version, "reason": "Le projet est abouti."}
    return Request(attempt.page("cases:move"), said)


@gesture(P.PLACEMENT_REOPEN)
def reopen_it(attempt: Attempt) -> Request:
    placement = attempt.placement
    close_placement(placement, by=actor_of(attempt.world.adele), version=placement.version, reason="Abouti")
    return Request(attempt.page("cases:reopen"), {"version": placement.version})


@gesture(P.PLACEMENT_ARCHIVE)
def archive_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:archive"), {"reason": "Un essai"})


@gesture(P.PARTICIPATION_CHANGE_SIDE)
def put_it_together_with_another(attempt: Attempt) -> Request:
    return Request(attempt.page("doubles:create"))


@gesture(P.PLACEMENT_MUTE)
def mute_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:switches"), {"is_muted": "on"})


@gesture(P.CASE_PAUSE)
def pause_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:pause"), {"reason": "Les élections"})


@gesture(P.CASE_RESUME)
def resume_it(attempt: Attempt) -> Request:
    pause_case(attempt.placement, by=actor_of(attempt.world.adele))
    return Request(attempt.page("cases:resume"), {})


@gesture(P.PLACEMENT_ARCHIVE)
def restore_it(attempt: Attempt) -> Request:
    archive_placement(attempt.placement, by=actor_of(attempt.world.adele), reason="Un essai")
    told = dict.fromkeys((Role.MEMBER, Role.OWNER), 409)  # why their dossier is no longer there
    return Request(attempt.page("cases:restore"), {}, known_by=P.PLACEMENT_ARCHIVE, told=told)


@gesture(P.PLACEMENT_EXCLUDE)
def exclude_it(attempt: Attempt) -> Request:
    return Request(attempt.page("cases:switches"), {"is_excluded": "on"})


@gesture(P.DIAGNOSTIC_MARK)
def note_the_call(attempt: Attempt) -> Request:
    by = attempt.who.signature if attempt.who else ""
    return Request(attempt.page("cases:diagnostic"), {"on": "2026-03-03", "who": by, "seen": "|"})
