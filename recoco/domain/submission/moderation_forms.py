"""What the portal's team fills in to decide on a submission."""

from typing import Any

from django import forms

from recoco.domain.cases.models import RefusalReason
from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.forms import FormBase

OTHER = "autre"
DETAILS_LENGTH = 2_000


def details_field(label: str, help_text: str, *, required: bool = True) -> forms.CharField:
    """Return the field of a few sentences."""
    widget = forms.Textarea(attrs={"rows": 5})
    return forms.CharField(
        label=label, help_text=help_text, max_length=DETAILS_LENGTH, required=required, widget=widget
    )


class RefusalForm(FormBase, forms.Form):
    """Why a submission is refused: a reason of the portal's list, and whatever its author should read."""

    reason = forms.ChoiceField(label="Raison du refus", widget=forms.RadioSelect)
    details = details_field(
        "Ce que vous écrivez à la collectivité",
        "Dites ce qui manque, ou qui pourrait aider. C’est dans l’e-mail, sous la raison.",
        required=False,
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        reasons = [(label, label) for label in RefusalReason.labels()]
        self.fields["reason"].choices = [*reasons, (OTHER, "Une autre raison, écrite ci-dessous")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Want words for a reason that the list does not know."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("reason") == OTHER and not cleaned.get("details"):
            self.add_error("details", "Écrivez la raison du refus : la collectivité la lira.")
        return cleaned

    @property
    def said(self) -> str:
        """Return the whole reason, as the collectivité reads it."""
        reason, details = self.cleaned_data["reason"], self.cleaned_data["details"]
        if reason == OTHER:
            return str(details)
        return f"{reason}.\n{details}" if details else str(reason)


class RedirectionForm(FormBase, forms.Form):
    """Which portal suits the submission better, and what its team should know."""

    portal = forms.ModelChoiceField(
        label="Portail", queryset=Portal.objects.none(), empty_label="Choisissez un portail"
    )
    message = details_field("Message pour l’équipe de ce portail", "Pourquoi ce dossier la concerne.")

    def __init__(self, *args: Any, portals: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["portal"].queryset = portals  # type: ignore[attr-defined]


class ReconsiderationForm(FormBase, forms.Form):
    """Why a refusal is taken back."""

    reason = details_field(
        "Pourquoi revenir sur ce refus", "La collectivité lira cette raison dans l’activité du dossier."
    )


class DismissalForm(FormBase, forms.Form):
    """What the team adds when it leaves somebody out of a case."""

    message = details_field(
        "Votre message",
        "Si vous avez quelque chose à ajouter. Ne dites rien du dossier : cette personne ne sait pas lequel c’est.",
        required=False,
    )


class ResubmissionForm(FormBase, forms.Form):
    """What the owner corrects before submitting again."""

    version = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    name = forms.CharField(label="Nom du dossier", max_length=NAME_LENGTH)
    summary = forms.CharField(
        label="Résumé de votre demande", max_length=10_000, widget=forms.Textarea(attrs={"rows": 10})
    )
