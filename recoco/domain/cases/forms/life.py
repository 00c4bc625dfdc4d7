"""What people fill in to change the state of a dossier: reasons, dates, switches."""

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone

from recoco.domain.cases.models import Status
from recoco.domain.cases.moves import Move
from recoco.kernel.kit import clock
from recoco.kernel.ui.forms import FormBase

REASON_LENGTH = 2_000


def reason_field(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    """Return the field of a reason."""
    widget = forms.Textarea(attrs={"rows": 4})
    return forms.CharField(label=label, help_text=help_text, max_length=REASON_LENGTH, required=required, widget=widget)


class ConfirmForm(FormBase, forms.Form):
    """Nothing to fill in: the sentence above and the button say it all."""


class MoveForm(FormBase, forms.Form):
    """Where to, what it was when one looked, and why."""

    to = forms.ChoiceField(widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = reason_field("Raison", "", required=False)

    def __init__(self, *args: Any, moves: list[Move], to: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["to"].choices = [(move.to.value, move.label) for move in moves]  # type: ignore[attr-defined]
        reason = self.fields["reason"]
        if any(move.needs_reason for move in moves if move.to == to):
            reason.required = True
            reason.error_messages["required"] = "Donnez une raison."
        if to == Status.CLOSED:
            reason.help_text = "La collectivité et les conseillers la liront. Par exemple : le projet a abouti."
        else:
            reason.help_text = "Elle restera dans l’activité du dossier."


class VersionForm(FormBase, forms.Form):
    """A gesture on a dossier as one saw it, and why if one likes."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = reason_field("Raison", "Elle sera lue par celles et ceux qui suivent le dossier.", required=False)


class ArchiveForm(FormBase, forms.Form):
    """Why a dossier is put aside."""

    double_of = forms.IntegerField(
        label="Doublon du dossier n°",
        required=False,
        min_value=1,
        max_value=10**15,
        help_text="Si ce dossier en répète un autre, le numéro de celui qui reste. Pour que celui-ci reprenne ses "
        "membres, ses fichiers et ses messages, choisissez plutôt « Réunir à un autre dossier » dans « Paramètres ».",
    )
    reason = reason_field(
        "Raison",
        "Par exemple : un essai, une erreur. Sans doublon, elle est obligatoire. La personne référente la lira.",
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Want one or the other."""
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned.get("double_of") and not cleaned.get("reason"):
            self.add_error("reason", "Donnez une raison, ou le numéro du dossier que celui-ci répète.")
        return cleaned


class PauseForm(FormBase, forms.Form):
    """Why, and until when."""

    reason = reason_field(
        "Raison", "Par exemple : des élections, un poste vacant. Les conseillers la liront.", required=False
    )
    resume_on = forms.DateField(
        label="Reprise prévue le",
        required=False,
        widget=forms.DateInput,
        help_text="Ce jour-là le dossier reprend de lui-même. Sans date, il attend que quelqu’un le reprenne.",
    )

    def clean_resume_on(self) -> date | None:
        """Want a day to come."""
        chosen: date | None = self.cleaned_data["resume_on"]
        if chosen is not None and chosen <= timezone.localtime(clock.now()).date():
            raise forms.ValidationError("Indiquez un jour à venir, ou laissez ce champ vide.")
        return chosen


class SwitchesForm(FormBase, forms.Form):
    """What the portal's team switches off."""

    is_muted = forms.BooleanField(
        label="Aucune notification",
        required=False,
        help_text="Plus personne ne reçoit de notification de ce dossier ; la sécurité des comptes fait exception.",
    )
    is_excluded = forms.BooleanField(
        label="Exclu des statistiques",
        required=False,
        help_text="Le dossier ne compte plus dans les chiffres du portail.",
    )
