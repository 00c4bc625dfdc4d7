"""The questions of the portal about one draft, and what was answered so far."""

from typing import Any

from recoco.domain.submission.models import Draft
from recoco.domain.surveys.forms import QuestionsForm, initial_of, questions_form
from recoco.domain.surveys.kinds import Kind
from recoco.domain.surveys.models import Answer, Question
from recoco.domain.surveys.reading import answers_of, questions_at_submission


def form_for(draft: Draft, typed: Any = None, files: Any = None) -> QuestionsForm:
    """Return the form of the questions, filled with what *draft* keeps."""
    answers = _answers(draft)
    kept = {one.question_id: [given.file for given in one.files.all()] for one in answers}
    typed_before = {name: value for name, value in draft.typed.items() if "-" in name and value is not None}
    initial = {**initial_of(answers), **typed_before}
    return questions_form(questions_at_submission(), typed, files, initial=initial, kept=kept)


def unanswered(draft: Draft) -> list[Question]:
    """Return the required questions that *draft* has not answered."""
    required = [one for one in questions_at_submission() if one.is_required]
    answered = {one.question_id for one in _answers(draft) if _says_something(one)} if required else set()
    return [one for one in required if one.pk not in answered]


def _says_something(answer: Answer) -> bool:
    return bool(answer.files.all()) if answer.question.kind == Kind.FILES else answer.value is not None


def _answers(draft: Draft) -> list[Answer]:
    return answers_of(draft.survey_session) if draft.survey_session is not None else []
