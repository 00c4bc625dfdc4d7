"""When the diagnostic call took place, and who made it."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from recoco.domain.cases.models import Placement
from recoco.domain.cases.on_case import followers_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.ui.forms import FormBase


class DiagnosticForm(FormBase, forms.Form):
    """A day that has come, and one of those who follow the dossier, or oneself."""

    on = forms.DateField(label="Date de l’appel", widget=forms.DateInput)
    who = forms.ChoiceField(label="Qui l’a passé")
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, placement: Placement, by: Actor, **options: Any) -> None:
        me = getattr(by.person, "signature", by.name)
        known = placement.diagnostic_by_name
        first = {"on": placement.diagnostic_on, "who": known or me, "seen": placement.diagnostic_seen}
        super().__init__(*args, initial=first, **options)
        people = dict.fromkeys(
            [me, *(one.person.signature for one in followers_of(placement)), *([known] if known else [])]
        )
        self.fields["who"].choices = [(one, one) for one in people]  # type: ignore[attr-defined]
        if placement.diagnostic_on:
            self.fields["on"].required = False
            self.fields["on"].help_text = "Si l’appel n’a pas eu lieu, videz la date."

    def clean_on(self) -> date | None:
        """Want a day that has come."""
        chosen: date | None = self.cleaned_data["on"]
        if chosen is not None and chosen > timezone.localtime(clock.now()).date():
            raise forms.ValidationError("Indiquez un jour passé : on note un appel une fois qu’il a eu lieu.")
        return chosen
