"""A portal tells the one that proposed it a case what it decided."""

from recoco.domain.cases.events.portals import PROPOSAL_ANSWERED
from recoco.domain.cases.models import Placement
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.portals import scope


def answer_sender(proposal: Placement, answer: str, *, by: Actor, reason: str = "") -> None:
    """Write the *answer* (« accepté », « refusé ») in the log of the portal that proposed the case, if one did.

    To be called inside the transaction of the decision.
    """
    if proposal.proposed_from is None:
        return
    with scope.entering(proposal.proposed_from):
        sender = Placement.objects.get(case_id=proposal.case_id)
        record(
            PROPOSAL_ANSWERED,
            by=by,
            subject=sender,
            case_id=proposal.case_id,
            answer=answer,
            portal=proposal.portal.name,
            why=quoted(reason),
        )
