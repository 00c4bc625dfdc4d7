"""Forgets what nobody finished: the draft, and the incomplete case that it had become."""

from django.db import transaction

from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementStatus, Status
from recoco.domain.submission.models import Attachment, Draft
from recoco.domain.surveys.actions.answering import forget_session
from recoco.kernel.files.models import StoredFile
from recoco.kernel.portals import scope


@transaction.atomic
def forget_draft(number: int) -> bool:
    """Delete a draft left for thirty days on the current portal, and all that goes with it; tell whether it did.

    What was sent is never deleted: its author may be sending it at this very instant, and then wins.
    """
    draft = Draft.objects.forgotten().select_for_update(of=("self",)).filter(pk=number).first()
    if draft is None:
        return False
    placement = draft.placement
    if placement is not None and placement.status != Status.INCOMPLETE:
        return False
    files = list(Attachment.objects.filter(draft=draft).values_list("file_id", flat=True))
    session = draft.survey_session
    Attachment.objects.filter(draft=draft).delete()
    draft.delete()
    if session is not None:
        files += forget_session(session)
    StoredFile.objects.filter(pk__in=files).delete()
    if placement is not None:
        _forget_case(placement)
    return True


def _forget_case(placement: Placement) -> None:
    number = placement.case_id
    CaseParticipation.objects.filter(case_id=number).delete()
    PlacementStatus.objects.filter(placement=placement).delete()
    placement.delete()
    with scope.everywhere("an incomplete case is deleted once its only placement is"):
        Case.objects.filter(pk=number).delete()
