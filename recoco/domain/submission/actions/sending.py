"""Sending a submission to the portal's team."""

from typing import Any

from django.db import transaction

from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.invitations.offering import has_owner
from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.status_history import move
from recoco.domain.submission.documents import ensure_taken
from recoco.domain.submission.events import CASE_SUBMITTED
from recoco.domain.submission.mails import RECEIPT
from recoco.domain.submission.models import Draft
from recoco.domain.submission.questions import unanswered
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send

INCOMPLETE = "Il manque encore une étape avant d’envoyer votre demande."


def ensure_ready(draft: Draft) -> None:
    """Let *draft* be sent, by one gesture at a time.

    :raises Refused: when a step is missing, it was sent already, or the portal no longer takes it.
    """
    ensure_taken(draft.commune)
    # The draft is locked first, as whoever forgets it does: two people wait for each other in the same order.
    locked = Draft.objects.select_for_update(of=("self",)).filter(pk=draft.pk).first()
    if locked is None or not draft.is_described or unanswered(draft):
        raise Refused(INCOMPLETE)
    if locked.sent_at is not None:
        raise Refused("Votre demande est déjà partie.")


@transaction.atomic
def send_submission(draft: Draft, *, by: Actor) -> Placement:
    """Send the case of *draft* to moderation; its author gets a receipt.

    :raises Refused: when a step is missing, or it was sent already.
    """
    placement: Placement | None = draft.placement
    if placement is None:
        raise Refused(INCOMPLETE)
    ensure_ready(draft)
    move(placement, Status.SUBMITTED, by=by, submitted_at=clock.now())
    finish(draft, placement, by=by)
    return placement


def receipt_words(placement: Placement) -> dict[str, Any]:
    """Return what the receipt says, to the owner or to who files for a collectivité."""
    case = placement.case
    return {
        "name": case.name,
        "number": case.pk,
        "path": case.get_absolute_url(),
        "for_somebody": not has_owner(placement),
    }


def finish(draft: Draft, placement: Placement, *, by: Actor) -> None:
    """Lay the draft to rest, write that its case was submitted, and send the receipt.

    To be called inside the transaction of the gesture that has just submitted the case.
    """
    draft.sent_at, draft.typed = clock.now(), {}
    draft.save(update_fields=["sent_at", "typed"])
    make_findable(placement)
    event = record(CASE_SUBMITTED, by=by, subject=placement, case_id=placement.case_id)
    send(
        RECEIPT,
        to=by.person.user.email,
        user_id=by.user_id,
        case_id=placement.case_id,
        causes=[event.pk],
        key=f"receipt:{placement.pk}:{placement.version}",
        words=receipt_words(placement),
    )
