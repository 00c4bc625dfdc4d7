"""Writes answers: the last one wins for each question, and what it replaces is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import IntegrityError, connection, transaction

from recoco.domain.surveys.models import Answer, AnswerFile, AnswerVersion, Question, SurveySession
from recoco.kernel.access.actor import Actor
from recoco.kernel.files.models import Reach, StoredFile
from recoco.kernel.files.storing import Deposit, share, store
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope


@dataclass(frozen=True)
class Given:
    """What is answered to one question.

    :param value: of the shape that the question's kind tells; None for no answer.
    :param deposits: files to add to those already given.
    """

    value: Any = None
    comment: str = ""
    deposits: Sequence[Deposit] = ()


def open_session() -> SurveySession:
    """Begin to keep answers on the current portal, about no case yet."""
    session = SurveySession(portal=scope.current_portal())
    session.save()
    return session


def answer_questions(session: SurveySession, given: Mapping[Question, Given], *, by: Actor) -> list[Question]:
    """Write answers, and return the questions whose answer changed.

    To be called inside the transaction of a gesture, which checks the right to answer and records its event.

    :raises RuntimeError: outside a transaction.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("Answers are written in the transaction of their gesture.")
    return [question for question, said in given.items() if _write(session, question, said, by)]


def tie_to_case(session: SurveySession, case_id: int) -> None:
    """Let the answers and their files go with a case that was just born on this portal.

    :raises CrossPortal: when the case is not this portal's to write.
    """
    files = StoredFile.objects.filter(pk__in=_files_of(session).values("file"))
    for stored in files:
        share(stored, case_id=case_id)
    session.case_id, session.reach = case_id, Reach.CASE
    session.save(update_fields=["case_id", "reach"])


def remove_file(session: SurveySession, stored_id: int) -> None:
    """Take a file away from the answer it was given with."""
    _files_of(session).filter(file_id=stored_id).delete()


def forget_session(session: SurveySession) -> list[int]:
    """Delete answers that led to nothing; return the numbers of the files they named, theirs to delete."""
    files = list(_files_of(session).values_list("file_id", flat=True))
    answers = Answer.objects.filter(session=session)
    _files_of(session).delete()
    AnswerVersion.objects.filter(answer__in=answers).delete()
    answers.delete()
    session.delete()
    return files


def _files_of(session: SurveySession) -> Any:
    return AnswerFile.objects.filter(answer__in=Answer.objects.filter(session=session))


def _write(session: SurveySession, question: Question, said: Given, by: Actor) -> bool:
    here = Answer.objects.filter(session=session, question=question)
    answer = here.select_for_update().first()
    if answer is None:
        if said == Given():
            return False
        try:
            with transaction.atomic():
                answer = Answer(session=session, question=question)
                _say(answer, said, by)
        except IntegrityError:
            answer = here.select_for_update().get()  # somebody answered it at the same instant
        else:
            _add_files(answer, said, by)
            return True
    changed = (answer.value, answer.comment) != (said.value, said.comment)
    if changed:
        before = {name: getattr(answer, name) for name in ("value", "comment", "by_user_id", "by_name", "at")}
        AnswerVersion(answer=answer, **before).save()
        _say(answer, said, by)
    return _add_files(answer, said, by) or changed


def _say(answer: Answer, said: Given, by: Actor) -> None:
    answer.value, answer.comment = said.value, said.comment
    answer.by_user_id, answer.by_name, answer.at = by.user_id, by.name, clock.now()
    answer.save()


def _add_files(answer: Answer, said: Given, by: Actor) -> bool:
    session = answer.session
    for deposited in said.deposits:
        stored = store(deposited, by=by, case_id=session.case_id, reach=Reach(session.reach))
        AnswerFile(answer=answer, file=stored).save()
    return bool(said.deposits)
