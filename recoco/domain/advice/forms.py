"""What people type about recommendations."""

from collections.abc import Sequence
from typing import Any

from django import forms

from recoco.domain.advice.actions.drafting import Advice
from recoco.domain.advice.actions.following import TEXT_LENGTH
from recoco.domain.advice.models import Recommendation
from recoco.domain.advice.models.recommendation import TITLE_LENGTH
from recoco.domain.advice.statuses import DeadlineKind
from recoco.domain.cases.models import Placement, Topic
from recoco.domain.directory.forms.picking import PickingForm
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit.folding import fold
from recoco.kernel.portals.lists import LABEL_LENGTH
from recoco.kernel.ui.widgets import RichText


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
