"""Forms of a hand-over: who takes up, then what passes; they parse and say what is wrong."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.http import QueryDict

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
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


class ChosenCases(FormBase, forms.Form):
    """Dossiers ticked among some."""

    cases = forms.MultipleChoiceField(
        label="Dossiers à confier",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choisissez au moins un dossier."},
    )

    def offer(self, numbers: Iterable[int]) -> None:
        """Offer these placements; those that no longer pass are told by the action, which knows why."""
        known = {str(number): "" for number in numbers}
        known |= {one: "" for one in self.ticked if one.isascii() and one.isdigit() and len(one) < 19}
        self.fields["cases"].choices = list(known.items())  # type: ignore[attr-defined]

    @property
    def ticked(self) -> set[str]:
        """What was sent, good or not."""
        return set(self.data.getlist("cases")) if isinstance(self.data, QueryDict) else set()

    @property
    def chosen(self) -> list[int]:
        """Numbers of the placements chosen."""
        return [int(one) for one in self.cleaned_data["cases"]]


class HandOverForm(ChosenCases):
    """What passes, and a few words for whoever takes up."""

    message = forms.CharField(
        label="Votre mot",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Il ouvre la note de reprise : ce qui est urgent, qui appeler en premier.",
    )

    def __init__(self, *args: Any, lines: list[Line], **options: Any) -> None:
        super().__init__(*args, **options)
        self.offer(line.placement.pk for line in lines if not line.left_out)


class SuccessionForm(ChosenCases):
    """Who becomes the référent, of which dossiers, and whether the former one leaves them."""

    SOMEBODY_ELSE = "invitation"

    successor = forms.ChoiceField(label="Qui prend la suite ?", widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Son adresse e-mail",
        required=False,
        help_text="Pour quelqu’un qui n’est pas encore sur ces dossiers.",
    )
    leaves = forms.BooleanField(
        label="Je quitte aussi ces dossiers", required=False, help_text="Sans cela, vous y restez comme membre."
    )
    message = forms.CharField(
        label="Votre mot",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Il figurera dans l’e-mail d’invitation.",
    )

    def __init__(
        self, *args: Any, owned: list[Placement], members: list[Person], about: str = "", **options: Any
    ) -> None:
        """Say it about oneself, or about whom the team names."""
        super().__init__(*args, **options)
        if about:
            self.fields["leaves"].label = f"{about} quitte aussi ces dossiers"
            self.fields["leaves"].help_text = f"Sans cela, {about} y reste comme membre."
        self.offer(one.pk for one in owned)
        self.members = {str(one.pk): one for one in members}
        self.fields["successor"].choices = [  # type: ignore[attr-defined]
            *((key, one.signature) for key, one in self.members.items()),
            (self.SOMEBODY_ELSE, "Quelqu’un d’autre, que j’invite par e-mail"),
        ]
        self.fields["successor"].initial = None if members else self.SOMEBODY_ELSE

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        member = self.members.get(given.get("successor", ""))
        if member is not None:
            given["email"] = member.user.email
        elif given.get("successor") and "email" in given and not given["email"]:
            self.add_error("email", "Indiquez l’adresse de la personne à inviter, par exemple mairie@exemple.fr.")
        return given
