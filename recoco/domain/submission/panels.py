"""What a case shows of its submission: the answers to the portal's questions, and the files."""

from typing import Any

from recoco.domain.cases.models import Case, Placement
from recoco.domain.submission.models import Attachment
from recoco.domain.surveys.models import AnswerFile
from recoco.domain.surveys.reading import ShownAnswer, sessions_of, shown_answers
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.models import StoredFile
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared


def attachments_of(case: Case) -> list[StoredFile]:
    """Return the files given with the submission of *case*, whose reader may read it: one query."""
    # The draft stays on the portal where the case was brought; its files go with the case.
    with scope.entering(_origin_of(case)):
        return [one.file for one in _attachments(case.pk)]


@prepared
def _attachments(case_id: int) -> Any:
    return Attachment.objects.filter(draft__placement__case_id=case_id).order_by("pk").select_related("file")


def given_files(case: Case) -> dict[int, str]:
    """Return the numbers of the files given with the submission of *case* or its answers, and how: two queries."""
    known = vars(case)
    if "known_given_files" not in known:
        with scope.entering(_origin_of(case)):
            attached = Attachment.objects.filter(draft__placement__case_id=case.pk).values_list("file_id", flat=True)
            answered = AnswerFile.objects.filter(answer__session__case_id=case.pk).select_related("answer__question")
            found = {row.file_id: f"récupéré de la réponse à « {row.answer.question.short_text} »" for row in answered}
            found |= dict.fromkeys(attached, "joint à la demande")
        known["known_given_files"] = found
    given: dict[int, str] = known["known_given_files"]
    return given


def _origin_of(case: Case) -> Portal:
    here = scope.portal_here()
    return here if here is not None and here.pk == case.origin_id else case.origin


def answers_given(case: Case) -> list[ShownAnswer]:
    """Return the answers that the portal of origin received about *case*."""
    sessions = [one for one in sessions_of(case.pk) if one.portal_id == case.origin_id]
    return [answer for session in sessions for answer in shown_answers(session)]


def answers_in_their_words(case: Case) -> list[ShownAnswer]:
    """Return the same answers in the words of whoever gave them, without what advisers conclude."""
    sessions = [one for one in sessions_of(case.pk) if one.portal_id == case.origin_id]
    return [answer for session in sessions for answer in shown_answers(session, concluded=False)]


def given_at_submission(case: Case) -> dict[str, Any]:
    """Return answers and files for a template."""
    return {"answers": answers_given(case), "files": attachments_of(case)}


def case_panel(placement: Placement, actor: Actor) -> dict[str, Any] | None:
    """Return what the présentation shows; None when nothing but the description was given."""
    given = given_at_submission(placement.case)
    if not actor.may(Permission.THREAD_READ, placement):
        given["files"] = []
    return given if given["answers"] or given["files"] else None
