"""A case leaves a portal: its team withdraws, or its owner objects to its presence there."""

from django.db import transaction
from django.db.models import F

from recoco.domain.cases.events.portals import PLACEMENT_OBJECTED, PLACEMENT_WITHDRAWN, PROPOSAL_CANCELLED
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import end, told_what_happened
from recoco.domain.cases.wording import quoted
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal


@transaction.atomic
def withdraw_placement(placement: Placement, *, reason: str, by: Actor) -> None:
    """Have this portal leave the case: nothing of it is seen from here any more.

    :raises Forbidden: when *by* may not.
    :raises Refused: without reason, where the case was brought, or when somebody changed it meanwhile.
    """
    by.must(Permission.PLACEMENT_WITHDRAW, placement)
    if placement.case.origin_id == placement.portal_id:
        raise Refused("Le dossier est né sur ce portail : il peut y être clos ou archivé, il ne le quitte pas.")
    reason = reason.strip()
    if not reason:
        raise Refused("Donnez une raison : la collectivité et l’équipe du portail d’origine la liront.")
    facts = {"withdrawn_at": clock.now(), "withdrawn_by_name": by.name, "withdrawal_reason": reason}
    here = Placement.objects.filter(pk=placement.pk, version=placement.version, withdrawn_at=None)
    if not here.update(version=F("version") + 1, **facts):
        raise Refused(told_what_happened(placement))
    end(placement)
    # Told where the case was brought: from here it is no longer seen.
    with scope.entering(placement.case.origin):
        home = Placement.objects.get(case_id=placement.case_id)
        record(
            PLACEMENT_WITHDRAWN,
            by=by,
            subject=home,
            case_id=placement.case_id,
            portal=placement.portal.name,
            why=quoted(reason),
        )


@transaction.atomic
def object_to_portal(placement: Placement, *, to: Portal, objection: str, by: Actor) -> bool:
    """Say that the owner does not want the case on the portal *to*; tell whether that cancelled a proposal.

    Before acceptance the proposal is cancelled; afterwards the team of *to* is asked to withdraw.

    :param placement: the case where the owner stands.
    :raises Forbidden: for anybody but the owner.
    :raises Refused: when the case is not there, or was brought there, or the objection is already known.
    """
    by.must(Permission.CASE_OBJECT_TO_PORTAL, placement)
    if to.pk == placement.case.origin_id:
        raise Refused("Votre dossier est né sur ce portail.")
    objection = objection.strip()
    if _cancelled(placement, to, objection, by=by):
        return True
    with scope.everywhere("the owner of a case objects to its presence on another portal"):
        there = Placement.objects.filter(case_id=placement.case_id, portal=to, withdrawn_at=None)
        known = there.exclude(status=Status.REFUSED).first()
        if known is None:
            raise Refused(f"Votre dossier n’est pas sur {to.name}.")
        facts = {"objected_at": clock.now(), "objection": objection}
        if not Placement.objects.filter(pk=known.pk, objected_at=None).update(**facts):
            raise Refused(f"L’équipe de {to.name} connaît déjà votre demande.")
    with scope.entering(to):
        record(PLACEMENT_OBJECTED, by=by, subject=known, case_id=placement.case_id, why=quoted(objection))
    return False


def _cancelled(placement: Placement, to: Portal, objection: str, *, by: Actor) -> bool:
    """Cancel the proposal that waits on *to*, unless its team was quicker; tell whether it was cancelled."""
    facts = {
        "objected_at": clock.now(),
        "objection": objection,
        "withdrawn_at": clock.now(),
        "withdrawn_by_name": by.name,
        "withdrawal_reason": objection,
    }
    with scope.everywhere("the owner of a case objects to its presence on another portal"):
        waiting = Placement.objects.filter(case_id=placement.case_id, portal=to, withdrawn_at=None)
        waiting = waiting.filter(status=Status.SUBMITTED)
        proposal = waiting.select_related("proposed_from", "portal").first()
        # The version too: whoever accepts it at the same instant is told.
        if proposal is None or not waiting.update(version=F("version") + 1, **facts):
            return False
        end(proposal)
    with scope.entering(proposal.proposed_from or placement.case.origin):
        sender = Placement.objects.get(case_id=placement.case_id)
        record(
            PROPOSAL_CANCELLED,
            by=by,
            subject=sender,
            case_id=placement.case_id,
            portal=to.name,
            why=quoted(objection),
        )
    return True
