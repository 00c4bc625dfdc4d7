"""Forms of a hand-over: who takes up, then what passes; they parse and say what is wrong."""

from typing import Any

from django import forms
from django.http import QueryDict

from recoco.domain.accounts.models import Person
from recoco.domain.continuity.previewing import Line
from recoco.domain.continuity.successors import successors_of
from recoco.kernel.ui.forms import FormBase


class PersonField(forms.ModelChoiceField):
    """Somebody, introduced by their name and organisation."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj.signature)


class TakerForm(FormBase, forms.Form):
    """Who takes up; what passes to them is shown next."""

    a = PersonField(label="Qui prend la suite ?", queryset=None, empty_label="Choisissez une personne")

    def __init__(self, *args: Any, giver: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["a"].queryset = successors_of(giver)  # type: ignore[attr-defined]


class AbsenceForm(FormBase, forms.Form):
    """From when to when, and who takes over meanwhile."""

    begins = forms.DateField(label="Premier jour d’absence", widget=forms.DateInput)
    ends = forms.DateField(label="Dernier jour d’absence", widget=forms.DateInput)
    stand_in = PersonField(
        label="Qui prend le relais ?",
        queryset=None,
        required=False,
        empty_label="Personne",
        help_text="Cette personne suit les mêmes dossiers pendant l’absence, y est prévenue de tout, puis les quitte.",
    )

    def __init__(self, *args: Any, giver: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["stand_in"].queryset = successors_of(giver)  # type: ignore[attr-defined]


class DepartureForm(FormBase, forms.Form):
    """From when, and who takes up."""

    on = forms.DateField(label="Jour du départ", widget=forms.DateInput)
    successor = PersonField(
        label="Qui prend la suite ?",
        queryset=None,
        required=False,
        empty_label="Personne pour l’instant",
        help_text="Ce jour-là, tous les dossiers lui passent, avec ce qu’il reste à y faire.",
    )

    def __init__(self, *args: Any, giver: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["successor"].queryset = successors_of(giver)  # type: ignore[attr-defined]


class HandOverForm(FormBase, forms.Form):
    """What passes, and a few words for whoever takes up."""

    cases = forms.MultipleChoiceField(
        label="Dossiers à confier",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins un dossier à confier."},
    )
    message = forms.CharField(
        label="Votre mot",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Il ouvre la note de reprise : ce qui est urgent, qui appeler en premier.",
    )

    def __init__(self, *args: Any, lines: list[Line], **options: Any) -> None:
        super().__init__(*args, **options)
        # Those that no longer pass are told by the action, which knows why.
        numbers = {str(line.placement.pk): "" for line in lines if not line.left_out}
        numbers |= {one: "" for one in self.ticked if one.isascii() and one.isdigit() and len(one) < 19}
        self.fields["cases"].choices = list(numbers.items())  # type: ignore[attr-defined]

    @property
    def ticked(self) -> set[str]:
        """What was sent, good or not."""
        return set(self.data.getlist("cases")) if isinstance(self.data, QueryDict) else set()

    @property
    def chosen(self) -> list[int]:
        """Numbers of the placements chosen."""
        return [int(one) for one in self.cleaned_data["cases"]]
