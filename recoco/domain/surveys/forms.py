"""A form made of questions: a field for each, and beside it its comment and its files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.html import format_html

from recoco.domain.surveys.actions.answering import Given
from recoco.domain.surveys.fields import (
    AmountField,
    CommunesField,
    DateOrYearField,
    ManyChoicesField,
    NumberField,
    OneChoiceField,
)
from recoco.domain.surveys.kinds import BY_CHOICE, Kind
from recoco.domain.surveys.models import Question
from recoco.kernel.files.fields import HINT, FilesField, deposit_all
from recoco.kernel.files.models import StoredFile
from recoco.kernel.ui.forms import FormBase

COMMENT_LENGTH = 4_000
LENGTHS = {Kind.SHORT: 250, Kind.LONG: 10_000, Kind.COMMUNES: 1_000, Kind.NUMBER: 40, Kind.AMOUNT: 40, Kind.DATE: 20}
FIELDS: dict[Kind, type[forms.Field]] = {
    Kind.SINGLE: OneChoiceField,
    Kind.MULTIPLE: ManyChoicesField,
    Kind.YES_NO: OneChoiceField,
    Kind.SCALE: OneChoiceField,
    Kind.NUMBER: NumberField,
    Kind.AMOUNT: AmountField,
    Kind.DATE: DateOrYearField,
    Kind.COMMUNES: CommunesField,
    Kind.FILES: FilesField,
}
EXAMPLES = {
    Kind.DATE: "Par exemple 31/05/2024, ou seulement 2024.",
    Kind.AMOUNT: "En euros, par exemple 12\u00a0300.",
    Kind.COMMUNES: "Leurs noms ou leurs codes postaux, séparés par des points-virgules.",
    Kind.FILES: HINT,
}


@dataclass(frozen=True)
class Asked:
    """One question on the page: its field, those beside it, and the files already given."""

    question: Question
    field: Any
    comment: Any
    files: Any
    kept: Sequence[StoredFile]


class QuestionsForm(FormBase, forms.Form):
    """See `questions_form`."""

    def __init__(
        self, *args: Any, questions: Sequence[Question], kept: Mapping[int, Sequence[StoredFile]], **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.questions, self.kept_files = questions, kept

    @property
    def asked(self) -> list[Asked]:
        """The questions in order, for the template."""
        return [
            Asked(
                question,
                self[_name(question)],
                self[_name(question, "comment")] if question.comment_label else None,
                self[_name(question, "files")] if question.files_label and question.kind != Kind.FILES else None,
                self.kept_files.get(question.pk, ()),
            )
            for question in self.questions
        ]

    def given(self) -> dict[Question, Given]:
        """Return the answers that are right; a wrong one leaves what was answered before as it is.

        Files are examined and deposited here; a file refused is said beside its field.
        """
        found = {}
        for question in self.questions:
            name, comment = _name(question), _name(question, "comment")
            right = {name, comment} & set(self.fields) <= set(self.cleaned_data)
            deposits = self._deposits(name if question.kind == Kind.FILES else _name(question, "files"))
            if right:
                value = None if question.kind == Kind.FILES else self.cleaned_data[name]
                found[question] = Given(value, self.cleaned_data.get(comment, ""), deposits)
        return found

    def typed(self) -> dict[str, Any]:
        """Return what was typed as it was, right or wrong, files excepted: what a draft keeps and shows again."""
        return {
            name: _bounded(self[name].data) for name, field in self.fields.items() if not isinstance(field, FilesField)
        }

    def _deposits(self, name: str) -> list[Any]:
        kept, refused = deposit_all(self.cleaned_data.get(name) or (), self.fields.get(name))
        for sentence in refused:
            self.add_error(name, sentence)
        return kept


def questions_form(
    questions: Iterable[Question],
    typed: Any = None,
    files: Any = None,
    *,
    initial: Mapping[str, Any] | None = None,
    kept: Mapping[int, Sequence[StoredFile]] | None = None,
    all_optional: bool = False,
) -> QuestionsForm:
    """Return a form that asks *questions*, whose choices are prefetched.

    :param typed: what was sent, None to show the form.
    :param initial: by name of field, what was answered or typed before: see `initial_of`.
    :param kept: the files already given, by number of question.
    """
    listed, kept = list(questions), kept or {}
    fields: dict[str, forms.Field] = {}
    for question in listed:
        required = question.is_required and not all_optional
        fields |= _fields_of(question, required=required, has_files=bool(kept.get(question.pk)))
    form = type("QuestionsForm", (QuestionsForm,), fields)
    return form(typed, files, initial=dict(initial or {}), questions=listed, kept=kept)


def initial_of(answers: Iterable[Any]) -> dict[str, Any]:
    """Return what the form shows of *answers*, read with their question."""
    found: dict[str, Any] = {}
    for answer in answers:
        found[_name(answer.question)] = answer.value
        found[_name(answer.question, "comment")] = answer.comment
    return found


def _fields_of(question: Question, *, required: bool, has_files: bool) -> dict[str, forms.Field]:
    kind = Kind(question.kind)
    options: dict[str, Any] = {
        "label": f"{question.text} ({question.unit})" if question.unit else question.text,
        "help_text": _hint(question, kind),
        "required": required and not (kind == Kind.FILES and has_files),
    }
    if kind in BY_CHOICE:
        options["choices"] = [(key, choice.text) for key, choice in question.offered.items()]
    elif kind in LENGTHS:
        options["max_length"] = LENGTHS[kind]
    if kind == Kind.LONG:
        options["widget"] = forms.Textarea(attrs={"rows": 5})
    elif kind in {Kind.NUMBER, Kind.AMOUNT}:
        options["widget"] = forms.TextInput(attrs={"inputmode": "decimal"})
    fields = {_name(question): FIELDS.get(kind, forms.CharField)(**options)}
    if question.comment_label:
        fields[_name(question, "comment")] = forms.CharField(
            label=question.comment_label,
            required=False,
            max_length=COMMENT_LENGTH,
            widget=forms.Textarea(attrs={"rows": 2}),
        )
    if question.files_label and kind != Kind.FILES:
        fields[_name(question, "files")] = FilesField(label=question.files_label, required=False, help_text=HINT)
    return fields


def _hint(question: Question, kind: Kind) -> str:
    why = f"Pourquoi c’est important : {question.why}" if question.why else ""
    how = f"Où chercher l’information : {question.how}" if question.how else ""
    lines = [line for line in (why, how, EXAMPLES.get(kind, "")) if line]
    hint = lines[0] if lines else ""
    for line in lines[1:]:
        hint = format_html("{}<br>{}", hint, line)
    return hint


def _name(question: Question, what: str = "answer") -> str:
    return f"{what}-{question.key}"


def _bounded(data: Any) -> Any:
    """Cut what a browser may send to what a draft can hold, as JSON that every database takes."""
    if isinstance(data, list):
        return [_bounded(one) for one in data[:50]]
    return str(data or "").replace("\x00", "")[:10_000]
