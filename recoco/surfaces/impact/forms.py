"""The day that statistics are asked for."""

from datetime import date

from django import forms
from django.utils.timezone import localdate

from recoco.kernel.kit import clock
from recoco.kernel.ui.forms import FormBase

FIRST_YEAR = 2000  # no advice portal is older


class DayForm(FormBase, forms.Form):
    """Any past day, today when none is given."""

    au = forms.DateField(
        label="Chiffres à la fin du",
        required=False,
        widget=forms.DateInput,
    )

    def clean_au(self) -> date:
        """Refuse the days that nobody has lived here.

        :raises ValidationError: for a day to come, or too old.
        """
        today = localdate(clock.now())
        day: date = self.cleaned_data["au"] or today
        if day > today:
            raise forms.ValidationError("Choisissez aujourd’hui ou un jour passé.")
        if day.year < FIRST_YEAR:
            raise forms.ValidationError(f"Choisissez un jour à partir du 1er janvier {FIRST_YEAR}.")
        return day
