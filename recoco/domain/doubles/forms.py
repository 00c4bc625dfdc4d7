"""Which dossier stays, and what it takes over."""

from typing import Any

from django import forms

from recoco.domain.cases.forms.life import reason_field
from recoco.kernel.ui.forms import FormBase


class KeptForm(FormBase, forms.Form):
    """The dossier that stays."""

    garde = forms.IntegerField(
        label="Numéro du dossier à garder",
        min_value=1,
        max_value=10**15,
        help_text="Il est en haut de sa page, après « n° ».",
        error_messages={"required": "Indiquez le numéro du dossier à garder."},
    )


CARRIED = ("carry_members", "carry_files", "carry_messages")


class MergeForm(FormBase, forms.Form):
    """What passes, as it was shown."""

    carry_members = forms.BooleanField(label="", required=False)
    carry_files = forms.BooleanField(label="", required=False)
    carry_messages = forms.BooleanField(label="", required=False)
    reason = reason_field(
        "Un mot de plus", "La personne référente du doublon le lira, après « Doublon du n°… ».", required=False
    )
    seen = forms.CharField(max_length=64, widget=forms.HiddenInput)

    def __init__(self, *args: Any, labels: dict[str, str], **options: Any) -> None:
        super().__init__(*args, **options)
        for name in CARRIED:
            if name in labels:
                self.fields[name].label = labels[name]
            else:
                del self.fields[name]
