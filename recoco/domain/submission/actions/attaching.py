"""Files given with a submission: kept as they come, taken away until it is sent."""

from collections.abc import Sequence

from django.db import transaction

from recoco.domain.submission.actions.writing import ensure_writable
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.surveys.actions.answering import remove_file
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import Reach
from recoco.kernel.files.storing import Deposit, store
from recoco.kernel.kit.refusals import Refused

MOST_FILES = 20


@transaction.atomic
def attach_files(draft: Draft, deposits: Sequence[Deposit], *, by: Actor) -> None:
    """Keep files with the draft.

    :param deposits: examined and written before: see `kernel.files.storing.deposit`.
    :raises Refused: above twenty files, or once the submission was sent.
    """
    ensure_writable(draft, by)
    Draft.objects.select_for_update().get(pk=draft.pk)  # counted one sending after the other
    if Attachment.objects.filter(draft=draft).count() + len(deposits) > MOST_FILES:
        raise Refused(f"Joignez {MOST_FILES} fichiers au plus : retirez-en, ou rassemblez-les dans une archive zip.")
    case_id = draft.placement.case_id if draft.placement else None
    reach = Reach.PORTAL if case_id is None else Reach.CASE
    for deposited in deposits:
        Attachment(draft=draft, file=store(deposited, by=by, case_id=case_id, reach=reach)).save()


@transaction.atomic
def detach_file(draft: Draft, number: int, *, by: Actor) -> None:
    """Take a file away from the draft, given with it or with one of its answers; nothing happens when it is not there.

    :param number: of the stored file.
    :raises Refused: once the submission was sent.
    """
    ensure_writable(draft, by)
    Attachment.objects.filter(draft=draft, file_id=number).delete()
    if draft.survey_session is not None:
        remove_file(draft.survey_session, number)
