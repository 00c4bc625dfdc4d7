"""The portal's decision on a submission."""

from django.db import transaction

from recoco.domain.cases.collectivite import owner_of, welcome_collectivite
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import move, told_what_happened
from recoco.domain.submission.events import CASE_ACCEPTED, CASE_REFUSED
from recoco.domain.submission.mails import ACCEPTED, REFUSED
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sending import send
from recoco.kernel.portals import scope


@transaction.atomic
def accept_placement(placement: Placement, *, by: Actor) -> None:
    """Accept the case on this portal, and tell its owner.

    Its collectivité side become persons of this portal if they were not.

    :raises Refused: when somebody decided meanwhile.
    """
    _must_wait(placement)
    move(placement, Status.TO_PROCESS, by=by)
    welcome_collectivite(placement.case)
    event = record(CASE_ACCEPTED, by=by, subject=placement, case_id=placement.case_id, portal=placement.portal.name)
    _tell_owner(ACCEPTED, placement, event, by=by)


@transaction.atomic
def refuse_placement(placement: Placement, *, reason: str, by: Actor) -> None:
    """Refuse the case on this portal, and tell its owner why if they brought it here.

    :raises Refused: without reason, or when somebody decided meanwhile.
    """
    _must_wait(placement)
    move(placement, Status.REFUSED, by=by, reason=reason)
    event = record(CASE_REFUSED, by=by, subject=placement, case_id=placement.case_id, reason=reason)
    if not placement.proposed_by:
        _tell_owner(REFUSED, placement, event, by=by, reason=reason)


def _must_wait(placement: Placement) -> None:
    # To accept what a colleague has just refused is another gesture, which asks for a reason.
    if placement.status != Status.SUBMITTED:
        raise Refused(told_what_happened(placement))


def _tell_owner(kind: MailKind, placement: Placement, event: Event, *, by: Actor, reason: str = "") -> None:
    """Write to the owner in the voice of the portal they know: the one where they brought the case."""
    case = placement.case
    with scope.entering(case.origin):
        owner = owner_of(case)
        if owner is None:
            return
        send(
            kind,
            to=owner.user.email,
            user_id=owner.user_id,
            case_id=case.pk,
            causes=[event.pk],
            key=f"{kind.name}:{placement.pk}:{placement.version}",
            words={
                "name": case.name,
                "number": case.pk,
                "path": case.get_absolute_url(),
                "by": by.person.signature,
                "on": placement.portal.name,
                "elsewhere": placement.portal_id != case.origin_id,
                "reason": reason,
            },
        )
