"""A portal proposes one of its cases to another."""

from django.db import IntegrityError, transaction

from recoco.domain.cases.events import CASE_PROPOSED, CASE_RECEIVED
from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import begin
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal


@transaction.atomic
def propose_to_portal(placement: Placement, *, to: Portal, message: str, by: Actor) -> None:
    """Propose the case of *placement* to the portal *to*, where it waits for moderation.

    The placement here is untouched.

    :raises Refused: when the case is already there.
    """
    by.must(Permission.CASE_PROPOSE_TO_PORTAL, placement)
    sender = scope.current_portal()
    try:
        with transaction.atomic(), scope.everywhere("a proposal makes a case present on another portal"):
            proposal = Placement(
                portal=to,
                case=placement.case,
                status=Status.SUBMITTED,
                submitted_at=clock.now(),
                proposed_by=sender.name,
            )
            proposal.save()
    except IntegrityError:
        raise Refused(f"Ce dossier est déjà présent sur {to.name}, ou y a déjà été proposé.") from None
    record(CASE_PROPOSED, by=by, subject=placement, case_id=placement.case_id, portal=to.name)
    with scope.entering(to):
        begin(proposal, by=by)
        make_findable(proposal)
        record(
            CASE_RECEIVED,
            by=by,
            subject=proposal,
            case_id=placement.case_id,
            portal=sender.name,
            name=placement.case.name,
            message=message,
        )
