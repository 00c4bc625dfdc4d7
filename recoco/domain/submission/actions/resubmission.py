"""Whoever answers for a submission that was refused corrects it, and sends it again."""

from django.db import transaction
from django.db.models import F

from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import Case, Placement, Status
from recoco.domain.cases.status_history import move
from recoco.domain.submission.actions.deciding import must_be
from recoco.domain.submission.actions.sending import receipt_words
from recoco.domain.submission.events import CASE_RESUBMITTED
from recoco.domain.submission.mails import RECEIPT
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit import clock
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.mail.sending import send


@transaction.atomic
def resubmit(placement: Placement, *, name: str, summary: str, version: int, by: Actor) -> None:
    """Correct what the dossier says, and send it to moderation again; who sends it gets a receipt.

    :param version: of the case as *by* had it before their eyes.
    :raises Forbidden: for anybody but the owner, or the adviser who holds the case while nobody is.
    :raises Refused: when it is not refused, or no longer, or when somebody else has just corrected it.
    """
    must_be(placement, Status.REFUSED)
    move(placement, Status.SUBMITTED, by=by, submitted_at=clock.now())
    case = placement.case
    same = Case.objects.filter(pk=case.pk, version=version)
    if not same.update(name=name, summary=summary, version=F("version") + 1):
        raise Refused("Quelqu’un a modifié ce dossier pendant que vous écriviez. Relisez-le, puis recommencez.")
    case.name, case.summary, case.version = name, summary, version + 1
    make_findable(placement)
    event = record(CASE_RESUBMITTED, by=by, subject=placement, case_id=placement.case_id)
    send(
        RECEIPT,
        to=by.person.user.email,
        user_id=by.user_id,
        case_id=case.pk,
        causes=[event.pk],
        key=f"receipt:{placement.pk}:{placement.version}",
        words=receipt_words(placement),
    )
