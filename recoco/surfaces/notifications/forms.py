"""Reads what people choose about their notices."""

from collections.abc import Iterable
from typing import Any

from django import forms

from recoco.kernel.ui.forms import FormBase
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.models import Attention
from recoco.surfaces.notifications.paces import LABELS, Pace
from recoco.surfaces.notifications.pages import Shown
from recoco.surfaces.notifications.preferences import usual_pace


class ReadingForm(forms.Form):
    """What a page says was before its reader's eyes."""

    route = forms.CharField(max_length=60)
    case = forms.IntegerField(min_value=1, max_value=10**18, required=False)
    number = forms.IntegerField(min_value=0, max_value=10**18)
    last = forms.IntegerField(min_value=0, max_value=10**18)
    at = forms.DateTimeField()

    @property
    def shown(self) -> Shown:
        """The page."""
        said = self.cleaned_data
        return Shown(said["route"], said["case"], said["number"])


class PacesForm(FormBase, forms.Form):
    """The pace of each family."""

    def __init__(self, *args: Any, families: Iterable[Family], **options: Any) -> None:
        super().__init__(*args, **options)
        for family in families:
            usual = f"Rythme habituel ({LABELS[usual_pace(family)]})"
            choices = [("", usual), *((one.value, _capital(LABELS[one])) for one in LABELS)]
            self.fields[family.value] = forms.ChoiceField(label=family.label, choices=choices, required=False)

    def paces(self) -> dict[Family, Pace | None]:
        """Return what was chosen; None for the usual pace."""
        return {Family(name): Pace(value) if value else None for name, value in self.cleaned_data.items()}


class AttentionForm(FormBase, forms.Form):
    """How closely one follows a case."""

    attention = forms.ChoiceField(
        label="Notifications de ce dossier",
        required=False,
        choices=[("", "Comme ma place dans le dossier le prévoit"), *Attention.choices],
        widget=forms.RadioSelect,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
