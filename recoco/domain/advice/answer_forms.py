"""What people say of a recommendation: whether they follow it, what they make of a draft, why it no longer stands."""

from typing import Any

from django import forms

from recoco.domain.advice.actions.following import TEXT_LENGTH, Answer
from recoco.domain.advice.models import NotApplicableReason
from recoco.domain.advice.models.uptake import TOKEN_LENGTH
from recoco.domain.advice.reader import Reader
from recoco.domain.advice.statuses import AdviceStatus
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.files.receiving import comes_with_files
from recoco.kernel.kit.tokens import new_token
from recoco.kernel.ui.forms import FormBase

OTHER, OTHER_LABEL = "other", "Autre raison"


def reasons() -> list[tuple[str, str]]:
    """Return the reasons to offer: those of the portal, then another in one's own words."""
    return [*((one, one) for one in NotApplicableReason.labels()), (OTHER, OTHER_LABEL)]


def said_reason(chosen: str) -> str:
    """Return the words to keep of a chosen reason."""
    return OTHER_LABEL if chosen == OTHER else chosen


class AnswerForm(FormBase, forms.Form):
    """What somebody says of a recommendation: a status, a comment, or both."""

    status = forms.ChoiceField(
        label="Ce que dit la collectivité",
        required=False,
        choices=[("", "Ne pas changer le statut"), *AdviceStatus.choices],
        help_text="Au téléphone ou en réunion : l’historique dira « après un appel ».",
    )
    reason = forms.ChoiceField(
        label="Pourquoi ?", required=False, widget=forms.RadioSelect, help_text="Si ce n’est pas applicable."
    )
    text = forms.CharField(
        label="Commentaire", required=False, max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3})
    )
    attached = FilesField(label="Joindre des fichiers", required=False, help_text=HINT)
    token = forms.CharField(required=False, max_length=TOKEN_LENGTH, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, initial={"token": new_token()}, **kwargs)
        if not reader.may_set_status:
            del self.fields["status"], self.fields["reason"]
        else:
            self.fields["reason"].choices = reasons()  # type: ignore[attr-defined]

    def clean(self) -> None:
        """Ask why a recommendation is not applicable, and something to keep in any case."""
        super().clean()
        typed = self.cleaned_data
        status, reason = typed.get("status"), typed.get("reason")
        if status == AdviceStatus.NOT_APPLICABLE and "reason" not in self.errors:
            if not reason:
                self.add_error("reason", "Dites pourquoi : cela aide les conseillers à vous proposer autre chose.")
            elif reason == OTHER and not typed.get("text", "").strip():
                self.add_error("text", "Dites en quelques mots ce qui ne convient pas.")
        elif not status and not typed.get("text", "").strip() and not self.errors and not self.comes_with_files:
            self.add_error("text", "Écrivez un commentaire, joignez un fichier ou choisissez un statut.")

    @property
    def comes_with_files(self) -> bool:
        """Whether files say enough by themselves."""
        return comes_with_files(self, "attached")

    def answer(self) -> Answer:
        """Return what a valid form says."""
        typed = self.cleaned_data
        status = AdviceStatus(typed["status"]) if typed.get("status") else None
        return Answer(status, said_reason(typed.get("reason", "")), typed["text"], typed["token"])


class RemarkForm(FormBase, forms.Form):
    """What an adviser says of a draft to the others."""

    text = forms.CharField(label="Votre remarque", max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))
    token = forms.CharField(max_length=TOKEN_LENGTH, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"token": new_token()}, **kwargs)


class WithdrawalForm(FormBase, forms.Form):
    """Why a recommendation no longer stands."""

    reason = forms.CharField(
        label="Raison",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="La collectivité la lira : « Le fonds est épuisé », « Remplacée par une autre recommandation ».",
    )
