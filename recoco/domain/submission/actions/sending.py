"""Sending a submission to the portal's team."""

from django.db import transaction

from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import move
from recoco.domain.submission.events import CASE_SUBMITTED
from recoco.domain.submission.mails import RECEIPT
from recoco.domain.submission.models import Draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def send_submission(draft: Draft, *, by: Actor) -> Placement:
    """Send the case of *draft* to moderation; its author gets a receipt.

    :raises Refused: when a step is missing, or it was sent already.
    """
    placement: Placement | None = draft.placement
    if placement is None or not draft.is_described:
        raise Refused("Il manque encore une étape avant d’envoyer votre demande.")
    if draft.sent_at is not None:
        raise Refused("Votre demande est déjà partie.")
    move(placement, Status.SUBMITTED, by=by, submitted_at=clock.now())
    draft.sent_at = clock.now()
    draft.save(update_fields=["sent_at"])
    make_findable(placement)
    event = record(CASE_SUBMITTED, by=by, subject=placement, case_id=placement.case_id)
    send(
        RECEIPT,
        to=by.person.user.email,
        user_id=by.user_id,
        case_id=placement.case_id,
        causes=[event.pk],
        key=f"receipt:{placement.pk}:{placement.version}",
        words={"name": placement.case.name, "number": placement.case_id, "path": placement.case.get_absolute_url()},
    )
    return placement
