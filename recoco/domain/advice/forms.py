"""What people type about recommendations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from recoco.domain.advice.actions.drafting import Advice
from recoco.domain.advice.actions.following import TEXT_LENGTH, Answer
from recoco.domain.advice.models import NotApplicableReason, Recommendation
from recoco.domain.advice.models.recommendation import TITLE_LENGTH
from recoco.domain.advice.reader import Reader
from recoco.domain.advice.statuses import AdviceStatus, DeadlineKind
from recoco.domain.cases.models import Placement, Topic
from recoco.domain.directory.forms.picking import PickingForm
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit.folding import fold
from recoco.kernel.kit.tokens import new_token
from recoco.kernel.portals.lists import LABEL_LENGTH
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.widgets import RichText

OTHER, OTHER_LABEL = "other", "Autre raison"


class RecommendationForm(PickingForm):
    """The words of a recommendation."""

    title = forms.CharField(
        label="Intention",
        max_length=TITLE_LENGTH,
        help_text="Ce que vous conseillez, en commençant par un verbe : « Demander un diagnostic des sols ».",
    )
    text = forms.CharField(
        label="Texte",
        max_length=TEXT_LENGTH,
        widget=RichText(attrs={"rows": 10}),
        help_text="Pourquoi, comment, avec qui. Écrivez pour quelqu’un dont ce n’est pas le métier.",
    )
    topic = forms.CharField(
        label="Thématique",
        max_length=LABEL_LENGTH,
        required=False,
        widget=forms.TextInput(attrs={"list": "thematiques", "autocomplete": "off"}),
        help_text="Choisissez dans la liste proposée, ou écrivez-en une nouvelle.",
    )
    deadline = forms.DateField(label="Échéance", required=False, widget=forms.DateInput)
    deadline_kind = forms.ChoiceField(
        label="Nature de l’échéance",
        required=False,
        choices=[("", "Choisissez si vous donnez une échéance"), *DeadlineKind.choices],
    )
    removed = forms.TypedMultipleChoiceField(
        label="Fichiers à retirer", required=False, coerce=int, widget=forms.CheckboxSelectMultiple
    )
    attached = FilesField(label="Joindre des fichiers", required=False, help_text=HINT)
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, kept: Sequence[StoredFile] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kept:
            self.fields["removed"].choices = [(one.pk, one.name) for one in kept]  # type: ignore[attr-defined]
        else:
            del self.fields["removed"]

    def clean_topic(self) -> str:
        """Refuse a topic that says nothing."""
        topic = " ".join(self.cleaned_data["topic"].split())
        if topic and not fold(topic):
            raise forms.ValidationError("Écrivez la thématique avec des lettres, ou laissez ce champ vide.")
        return topic

    def clean(self) -> None:
        """Ask for the kind of a deadline, and forget the kind of none."""
        super().clean()
        typed = self.cleaned_data
        if typed.get("deadline") and not typed.get("deadline_kind"):
            self.add_error("deadline_kind", "Dites ce qui se passe à cette date.")
        if not typed.get("deadline") and "deadline" not in self.errors:
            typed["deadline_kind"] = ""

    def advice(self, placement: Placement) -> Advice:
        """Return the words typed in a valid form."""
        typed = self.cleaned_data
        words = {name: typed[name] for name in ("title", "text", "topic", "deadline", "deadline_kind")}
        return Advice(**words, pick=self.pick_in(placement.case.commune))


class EditForm(RecommendationForm):
    """The words of a published recommendation, and whether to tell."""

    tell = forms.BooleanField(
        label="Prévenir la collectivité et les conseillers du dossier",
        required=False,
        help_text="Cochez pour un changement qui compte. Une faute corrigée ne mérite pas d’e-mail.",
    )


def words_of(recommendation: Recommendation) -> dict[str, Any]:
    """Return what a form shows of a recommendation."""
    one = recommendation
    return {
        "title": one.title,
        "text": one.text,
        "topic": one.topic_name,
        "deadline": one.deadline,
        "deadline_kind": one.deadline_kind,
        "version": one.version,
        "contact": one.card and one.card.contact_id,
    }


def topics() -> list[str]:
    """Return the topics to suggest."""
    return Topic.labels()


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

    def __init__(self, *args: Any, reader: Reader, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
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
        elif not status and not typed.get("text", "").strip() and not self.errors:
            self.add_error("text", "Écrivez un commentaire, ou choisissez un statut.")

    def answer(self) -> Answer:
        """Return what a valid form says."""
        typed = self.cleaned_data
        status = AdviceStatus(typed["status"]) if typed.get("status") else None
        return Answer(status, said_reason(typed.get("reason", "")), typed["text"])


class RemarkForm(FormBase, forms.Form):
    """What an adviser says of a draft to the others."""

    text = forms.CharField(label="Votre remarque", max_length=TEXT_LENGTH, widget=forms.Textarea(attrs={"rows": 3}))
    token = forms.CharField(max_length=40, widget=forms.HiddenInput)

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
