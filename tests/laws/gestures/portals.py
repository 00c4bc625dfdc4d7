"""The use of the permissions about the portals of a dossier."""

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.models import Case
from recoco.kernel.access.permissions import Permission
from tests.laws.gestures.declaring import Attempt, Request, gesture

P = Permission


@gesture(P.CASE_PROPOSE_TO_PORTAL)
def propose_it(attempt: Attempt) -> Request:
    said = {"portal": attempt.world.sosponts.pk, "message": "Un pont à regarder"}
    return Request(attempt.page("cases:propose"), said)


@gesture(P.PLACEMENT_WITHDRAW)
def leave_it_to_the_others(attempt: Attempt) -> Request:
    # As if it had been brought elsewhere: a portal does not leave its own cases.
    there = attempt.world.sosponts
    propose_to_portal(attempt.placement, to=there, message="À regarder", by=actor_of(attempt.world.adele))
    Case.objects.filter(pk=attempt.placement.case_id).update(origin=there)
    return Request(attempt.page("cases:withdraw"), {"reason": "Ce n’est pas de notre ressort"})


@gesture(P.CASE_OBJECT_TO_PORTAL)
def object_to_the_other(attempt: Attempt) -> Request:
    to = attempt.world.sosponts
    propose_to_portal(attempt.placement, to=to, message="À regarder", by=actor_of(attempt.world.adele))
    return Request(attempt.page("cases:objection", key=to.key), {"objection": "Non merci"})
