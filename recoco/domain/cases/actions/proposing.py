"""A portal proposes one of its cases to another."""

from django.db import IntegrityError, transaction
from django.db.models import F

from recoco.domain.cases.events.portals import CASE_PROPOSED, CASE_RECEIVED
from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.following import catch_up
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import begin_again
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalState


@transaction.atomic
def propose_to_portal(placement: Placement, *, to: Portal, message: str, by: Actor) -> None:
    """Propose the case of *placement* to the portal *to*, where it waits for moderation.

    The placement here is untouched. A portal that refused the case, or left it, may be asked again.

    :raises Refused: when the case is there, when its owner objected, when it is archived here, or when *to* is not
        online.
    """
    by.must(Permission.CASE_PROPOSE_TO_PORTAL, placement)
    if placement.is_archived:
        placement.ensure_open()
    if to.state != PortalState.ONLINE:
        raise Refused(f"{to.name} n’est pas en ligne\u00a0: aucun dossier ne peut lui être proposé.")
    sender = scope.current_portal()
    facts = {
        "status": Status.SUBMITTED,
        "submitted_at": clock.now(),
        "proposed_by": sender.name,
        "proposed_from": sender,
        "proposal_message": message,
    }
    proposal = _made(placement, to, facts) or _made_again(placement, to, facts)
    record(CASE_PROPOSED, by=by, subject=placement, case_id=placement.case_id, portal=to.name)
    with scope.entering(to):
        begin_again(proposal, by=by)
        make_findable(proposal)
        catch_up(proposal)
        record(
            CASE_RECEIVED,
            by=by,
            subject=proposal,
            case_id=placement.case_id,
            portal=sender.name,
            name=placement.case.name,
            message=message,
        )


def _made(placement: Placement, to: Portal, facts: dict[str, object]) -> Placement | None:
    """Make the case present on the portal *to*; None when it is, or was, there already."""
    try:
        with transaction.atomic(), scope.everywhere("a proposal makes a case present on another portal"):
            proposal = Placement(portal=to, case=placement.case, **facts)
            proposal.save()
    except IntegrityError:
        return None
    return proposal


def _made_again(placement: Placement, to: Portal, facts: dict[str, object]) -> Placement:
    """Give the case back to the portal *to*, that had refused or left it."""
    already = f"Ce dossier est déjà présent sur {to.name}, ou y a déjà été proposé."
    with scope.everywhere("a proposal makes a case present on another portal"):
        known = Placement.objects.select_related("portal").get(case_id=placement.case_id, portal=to)
        if known.objected_at is not None:
            raise Refused(f"La collectivité s’est opposée à la présence de ce dossier sur {to.name}.")
        if known.withdrawn_at is None and not (known.is_proposal and known.status == Status.REFUSED):
            raise Refused(already)
        back: dict[str, object] = {"withdrawn_at": None, "withdrawn_by_name": "", "withdrawal_reason": ""}
        back |= {"archived_at": None, "archived_by_name": "", "archive_reason": "", "double_of": None, **facts}
        same = Placement.objects.filter(pk=known.pk, version=known.version)
        if not same.update(version=F("version") + 1, **back):
            raise Refused(already)
        known.refresh_from_db()
    known.case = placement.case
    return known
