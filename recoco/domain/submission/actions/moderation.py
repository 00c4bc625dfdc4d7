"""The portal's decision on a submission."""

from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import CaseParticipation, Placement, Side, Status
from recoco.domain.cases.status_history import move
from recoco.domain.submission.events import CASE_ACCEPTED, CASE_REFUSED
from recoco.domain.submission.mails import ACCEPTED, REFUSED
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.recording import record
from recoco.kernel.mail.kinds import MailKind
from recoco.kernel.mail.sending import send


@transaction.atomic
def accept_placement(placement: Placement, *, by: Actor) -> None:
    """Accept the case on this portal, and tell its owner.

    :raises Refused: when somebody decided meanwhile.
    """
    move(placement, Status.TO_PROCESS, by=by)
    event = record(
        CASE_ACCEPTED, by=by, subject=placement, case_id=placement.case_id, portal=placement.portal.name
    )
    _tell_owner(ACCEPTED, placement, event, by=by)


@transaction.atomic
def refuse_placement(placement: Placement, *, reason: str, by: Actor) -> None:
    """Refuse the case on this portal, and tell its owner why.

    :raises Refused: without reason, or when somebody decided meanwhile.
    """
    move(placement, Status.REFUSED, by=by, reason=reason)
    event = record(CASE_REFUSED, by=by, subject=placement, case_id=placement.case_id, reason=reason)
    _tell_owner(REFUSED, placement, event, by=by, reason=reason)


def _tell_owner(kind: MailKind, placement: Placement, event: Event, *, by: Actor, reason: str = "") -> None:
    owner = CaseParticipation.objects.filter(case=placement.case, side=Side.OWNER).first()
    person = owner and Person.objects.filter(user_id=owner.user_id).select_related("user").first()
    if person is None:
        return  # on a portal where the owner is nobody, they are told by the portal they know
    send(
        kind,
        to=person.user.email,
        user_id=person.user_id,
        case_id=placement.case_id,
        causes=[event.pk],
        key=f"{kind.name}:{placement.pk}:{placement.version}",
        words={
            "name": placement.case.name,
            "number": placement.case_id,
            "path": placement.case.get_absolute_url(),
            "by": by.person.signature,
            "reason": reason,
        },
    )
