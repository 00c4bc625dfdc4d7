"""A portal says what it asks."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction

from recoco.domain.surveys.events import SURVEY_DEFINED
from recoco.domain.surveys.kinds import BY_CHOICE, GIVEN_CHOICES, Kind
from recoco.domain.surveys.models import Choice, Question, Survey
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused


@dataclass(frozen=True)
class ChoiceSpec:
    """A possible answer, as a questionnaire defines it; the words of `Choice`."""

    key: str
    text: str
    conclusion: str = ""
    signals: Sequence[str] = ()


@dataclass(frozen=True)
class QuestionSpec:
    """A question, as a questionnaire defines it; the words of `Question`."""

    key: str
    kind: Kind
    text: str
    short_text: str
    why: str = ""
    how: str = ""
    unit: str = ""
    is_required: bool = True
    at_submission: bool = False
    comment_label: str = ""
    files_label: str = ""
    choices: Sequence[ChoiceSpec] = ()


@transaction.atomic
def define_survey(name: str, questions: Iterable[QuestionSpec], *, by: Actor) -> Survey:
    """Make the questionnaire that this portal asks from now on; the answers to the one before stay readable.

    :raises Refused: when a question by choice offers none, or a key serves twice.
    """
    by.must(Permission.PORTAL_CONFIGURE)
    specs = list(questions)
    _check_keys([spec.key for spec in specs])
    Survey.objects.filter(is_active=True).update(is_active=False)
    survey = Survey(name=name)
    survey.save()
    for position, spec in enumerate(specs, 1):
        _write(survey, position, spec)
    record(SURVEY_DEFINED, by=by, subject=survey, name=name)
    return survey


def _write(survey: Survey, position: int, spec: QuestionSpec) -> None:
    if spec.kind in BY_CHOICE and not spec.choices and spec.kind not in GIVEN_CHOICES:
        raise Refused(f"Proposez au moins un choix à la question « {spec.text} »")
    _check_keys([choice.key for choice in spec.choices])
    words = {name: value for name, value in vars(spec).items() if name != "choices"}
    question = Question(survey=survey, position=position, **words)
    question.save()
    choices = [
        Choice(
            question=question,
            key=choice.key,
            position=rank,
            text=choice.text,
            conclusion=choice.conclusion,
            signals=list(choice.signals),
        )
        for rank, choice in enumerate(spec.choices, 1)
    ]
    Choice.objects.bulk_create(choices)


def _check_keys(keys: list[str]) -> None:
    twice = sorted({key for key in keys if keys.count(key) > 1})
    if twice:
        raise Refused(f"Ces clés servent deux fois : {', '.join(twice)}.")
