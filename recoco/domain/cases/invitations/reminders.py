"""Reminds people of the invitation that they have not answered for a week, once."""

from datetime import timedelta

from django.db import transaction

from recoco.domain.cases.invitations import mails
from recoco.domain.cases.invitations.offering import ensure_may_be_answered
from recoco.domain.cases.models import CaseInvitation, InvitedRole
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalState

AFTER = timedelta(days=7)


def remind_invitations(stop: StopSignal) -> int:
    """Write once more to whoever has not answered for seven days; return how many."""
    with scope.everywhere("invitations are reminded on every portal"):
        due = CaseInvitation.objects.open().filter(reminded_at=None, sent_at__lte=clock.now() - AFTER)
        waiting = list(due.exclude(portal__state=PortalState.ARCHIVED).with_case().order_by("pk"))
    reminded = 0
    for invitation in waiting:
        if stop.asked:
            break
        with scope.entering(invitation.portal):
            reminded += _remind(invitation)
    return reminded


@transaction.atomic
def _remind(invitation: CaseInvitation) -> bool:
    placement = invitation.placement
    try:
        ensure_may_be_answered(placement, InvitedRole(invitation.role))
    except Refused:
        return False
    if placement.is_muted:
        return False
    # Conditional: of two workers, or of a worker and an answer, one writes.
    if not CaseInvitation.objects.open().filter(pk=invitation.pk, reminded_at=None).update(reminded_at=clock.now()):
        return False
    mails.remind(invitation)
    return True
