"""What people fill in to label a dossier, and to say what happened in its project."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils import timezone

from recoco.domain.cases.actions.labelling import MOST_TOPICS, TOO_MANY
from recoco.domain.cases.models import OutcomeKind, OutcomeSource, Topic
from recoco.kernel.kit import clock
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.lists import LABEL_LENGTH
from recoco.kernel.ui.forms import FormBase

MOST_EUROS = 10**10
MOST_AT_ONCE = 20


class LabelsField(forms.CharField):
    """Some words, separated by commas; gives their list, each once."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=MOST_AT_ONCE * LABEL_LENGTH, **options)

    def clean(self, value: Any) -> list[str]:
        """Read the words.

        :raises ValidationError: for one that says nothing, or too much.
        """
        found: dict[str, str] = {}
        for label in (" ".join(part.split()) for part in super().clean(value).split(",")):
            if not label:
                continue
            if not fold(label):
                raise forms.ValidationError(f"« {label} » n’a ni lettre ni chiffre : retirez-le.")
            if len(label) > LABEL_LENGTH:
                raise forms.ValidationError(f"Raccourcissez « {label[:30]}… » : {LABEL_LENGTH} caractères au plus.")
            found.setdefault(fold(label), label)
        if self.required and not found:
            raise forms.ValidationError(self.error_messages["required"])
        return list(found.values())


class TopicsForm(FormBase, forms.Form):
    """The topics of a dossier: of the portal's list, or new ones."""

    chosen = forms.MultipleChoiceField(label="Thématiques", required=False, widget=forms.CheckboxSelectMultiple)
    new = LabelsField(
        label="Autres thématiques",
        required=False,
        help_text="Séparées par des virgules. Elles rejoignent la liste du portail.",
    )

    def __init__(self, *args: Any, worn: list[str], **options: Any) -> None:
        super().__init__(*args, **{**options, "initial": {"chosen": worn}})
        offered = list(dict.fromkeys([*Topic.labels(), *worn]))
        self.fields["chosen"].choices = [(label, label) for label in offered]  # type: ignore[attr-defined]
        self.fields["chosen"].help_text = f"{MOST_TOPICS} au plus."

    def clean(self) -> dict[str, Any]:
        """Want five at most, all together."""
        cleaned = super().clean() or self.cleaned_data
        labels = [*cleaned.get("chosen", []), *cleaned.get("new", [])]
        cleaned["labels"] = list({fold(label): label for label in labels}.values())
        if len(cleaned["labels"]) > MOST_TOPICS:
            self.add_error("chosen", f"{TOO_MANY} Décochez-en.")
        return cleaned


class TagsForm(FormBase, forms.Form):
    """Tags to add."""

    labels = LabelsField(
        label="Ajouter des étiquettes",
        help_text="Séparées par des virgules. Par exemple : patrimoine, Action cœur de ville.",
        widget=forms.TextInput(attrs={"list": "etiquettes", "autocomplete": "off"}),
    )


class OutcomeForm(FormBase, forms.Form):
    """What happened, when, and who says so."""

    kind = forms.ChoiceField(label="Résultat")
    on = forms.DateField(label="Date", widget=forms.DateInput, help_text="Le jour, même approximatif, où c’est arrivé.")
    source = forms.ChoiceField(label="Qui le dit", choices=OutcomeSource.choices, widget=forms.RadioSelect)
    amount = forms.CharField(
        label="Montant en euros",
        required=False,
        max_length=30,
        help_text="S’il y en a un, par exemple 12 300.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    note = forms.CharField(
        label="Précisions", required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(self, *args: Any, may_observe: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["kind"].choices = [("", "Choisissez"), *((one, one) for one in OutcomeKind.labels())]  # type: ignore[attr-defined]
        if not may_observe:
            del self.fields["source"]

    def clean_on(self) -> date:
        """Want a day that has come."""
        day: date = self.cleaned_data["on"]
        if day > timezone.localtime(clock.now()).date():
            raise forms.ValidationError("Indiquez un jour passé : un résultat est déjà arrivé.")
        return day

    def clean_amount(self) -> int | None:
        """Read euros as people write them; give cents."""
        text = "".join(str(self.cleaned_data["amount"]).replace("€", "").split()).replace(",", ".")
        if not text:
            return None
        try:
            euros = Decimal(text)
        except InvalidOperation:
            euros = Decimal(-1)
        if not euros.is_finite() or not 0 <= euros <= MOST_EUROS:
            raise forms.ValidationError("Indiquez un montant en chiffres, par exemple 12 300 ou 12 300,50.")
        return int((euros * 100).to_integral_value())

    @property
    def said(self) -> dict[str, Any]:
        """Return what `declare_outcome` takes."""
        cleaned = {"source": OutcomeSource.DECLARED, **self.cleaned_data}
        cleaned["amount_cents"] = cleaned.pop("amount")
        return cleaned
