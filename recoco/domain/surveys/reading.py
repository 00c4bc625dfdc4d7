"""Reads questionnaires and their answers, from any portal where the session may be read."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from recoco.domain.surveys.kinds import BY_CHOICE, Kind
from recoco.domain.surveys.models import Answer, Choice, Question, Survey, SurveySession
from recoco.kernel.files.models import StoredFile
from recoco.kernel.portals import scope
from recoco.kernel.portals.preparing import prepared
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.french import MONTHS, euros


@dataclass(frozen=True)
class ShownAnswer:
    """An answer as readers see it.

    :param lines: the conclusions of what was chosen, else its words; empty when only files or a comment were given.
    """

    title: str
    lines: tuple[str, ...]
    comment: str
    files: tuple[StoredFile, ...]
    by_name: str
    at: Any


def questions_at_submission() -> list[Question]:
    """Return what the current portal asks to whoever brings a project, in order, with the choices: two queries."""
    active = Survey.objects.filter(is_active=True)
    asked = Question.objects.filter(survey__in=active, at_submission=True, retired_at=None)
    return list(asked.prefetch_related("choices"))


def session_of(case_id: int) -> SurveySession | None:
    """Return what the current portal was told about a case; None when it asked nothing."""
    here = scope.current_portal()
    found: SurveySession | None = SurveySession.objects.filter(portal=here, case_id=case_id).first()
    return found


def sessions_of(case_id: int) -> list[SurveySession]:
    """Return what each portal of a case was told about it, the first asked first."""
    return _sessions(case_id)


@prepared
def _sessions(case_id: int) -> Any:
    return SurveySession.objects.filter(case_id=case_id).select_related("portal").order_by("created_at", "pk")


def answers_of(session: SurveySession) -> list[Answer]:
    """Return the answers in the order of the questions, with these, their choices and their files: four queries."""
    # A questionnaire belongs to its portal; whoever may read the session may read what it answers.
    with scope.entering(session.portal):
        answers = Answer.objects.filter(session=session).select_related("question")
        in_order = answers.order_by("question__position", "question__pk")
        return list(in_order.prefetch_related("question__choices", "files__file"))


def shown_answers(session: SurveySession, *, concluded: bool = True) -> list[ShownAnswer]:
    """Return the answers to be read; those that say nothing are left out.

    :param concluded: show what a choice concludes, for advisers; else its own words, for whoever chose it.
    """
    answers = answers_of(session)
    codes = {code for one in answers if one.question.kind == Kind.COMMUNES for code in one.value or ()}
    known = Commune.objects.filter(insee__in=codes).select_related("departement") if codes else ()
    places = {commune.insee: f"{commune.name} ({commune.departement.code})" for commune in known}
    shown = []
    for answer in answers:
        files = tuple(one.file for one in answer.files.all())  # prefetched
        lines = tuple(_lines(answer, places, concluded))
        if lines or answer.comment or files:
            title = answer.question.short_text
            shown.append(ShownAnswer(title, lines, answer.comment, files, answer.by_name, answer.at))
    return shown


def signals_of(session: SurveySession) -> list[str]:
    """Return the signals that the choices made emit, each once, in the order of the questions."""
    emitted = (signal for answer in answers_of(session) for choice in chosen(answer) for signal in choice.signals)
    return list(dict.fromkeys(emitted))


def chosen(answer: Answer) -> list[Choice]:
    """Return the choices that an answer made; a choice that is offered no more is left out."""
    if answer.question.kind not in BY_CHOICE or not answer.value:
        return []
    keys = answer.value if isinstance(answer.value, list) else [answer.value]
    options = answer.question.options
    return [options[key] for key in keys if key in options]


def _lines(answer: Answer, places: dict[str, str], concluded: bool) -> list[str]:
    value, kind = answer.value, Kind(answer.question.kind)
    if value is None:
        return []
    if kind in BY_CHOICE:
        return [(concluded and choice.conclusion) or choice.text for choice in chosen(answer)]
    if kind == Kind.COMMUNES:
        return [places.get(code, code) for code in value]
    said: Callable[[Any, Question], str] = SAID.get(kind, lambda text, _: str(text))
    return [said(value, answer.question)]


def _number(value: str, question: Question) -> str:
    grouped = f"{Decimal(value):,f}".replace(",", "\u00a0").replace(".", ",")
    return f"{grouped}\u00a0{question.unit}" if question.unit else grouped


def _date(value: str, _: Question) -> str:
    year, month, day = ([*value.split("-"), "", ""])[:3]
    if not month:
        return year
    name = f"{MONTHS[int(month) - 1]} {year}"
    return f"{'1er' if day == '01' else int(day)} {name}" if day else name


SAID: dict[Kind, Callable[[Any, Question], str]] = {
    Kind.NUMBER: _number,
    Kind.AMOUNT: lambda cents, _: euros(cents),
    Kind.DATE: _date,
}
