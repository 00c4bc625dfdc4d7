"""What people type in the threads, in the brief, in what is to be done."""

from typing import Any

from django import forms

from recoco.domain.accounts.models import Person
from recoco.domain.conversation.actions.posting import Said
from recoco.domain.conversation.models.post import TEXT_LENGTH, TOKEN_LENGTH
from recoco.domain.conversation.models.todo import WHAT_LENGTH
from recoco.domain.directory.forms.picking import PickingForm
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.files.receiving import comes_with_files
from recoco.kernel.kit.tokens import new_token
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.widgets import RichText


class PostForm(PickingForm):
    """A composer: words, files, a contact, what one answers."""

    text = forms.CharField(
        label="Votre message",
        max_length=TEXT_LENGTH,
        widget=RichText(attrs={"rows": 5, "placeholder": " "}),  # by which the style sheet knows that it is empty
        error_messages={"required": "Écrivez votre message, ou joignez un fichier."},
        help_text="Pour prévenir quelqu’un tout de suite, citez son nom : « @Prénom Nom ».",
    )
    attached = FilesField(label="Joindre des fichiers", required=False, help_text=HINT)
    reply_to = forms.IntegerField(required=False, min_value=0, max_value=10**17, widget=forms.HiddenInput)
    token = forms.CharField(required=False, max_length=TOKEN_LENGTH, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_private: bool = False, **kwargs: Any) -> None:
        initial = {"token": new_token(), **(kwargs.pop("initial", None) or {})}
        super().__init__(*args, initial=initial, **kwargs)
        # A file, or a contact, says enough by itself.
        says_enough = comes_with_files(self, "attached") or (self.picks and self.attaches_someone)
        self.fields["text"].required = not says_enough
        if is_private:
            self.fields["text"].label = "Votre note, que la collectivité ne lira pas"

    def said(self, commune: Commune | None) -> Said:
        """Return what a valid form sends.

        :param commune: of the dossier: a new contact answers for its département.
        """
        typed = self.cleaned_data
        pick = self.pick_in(commune)
        return Said(typed["text"], typed["token"] or new_token(), typed["reply_to"] or 0, pick)


class EditForm(FormBase, forms.Form):
    """The words of a post, changed."""

    text = forms.CharField(label="Message", max_length=TEXT_LENGTH, required=False, widget=RichText(attrs={"rows": 8}))
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)


class HidingForm(FormBase, forms.Form):
    """Why a post is taken out of sight."""

    reason = forms.CharField(
        label="Raison",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Gardée avec le message ; seule l’équipe du portail la lit.",
    )


class BriefForm(FormBase, forms.Form):
    """The internal brief."""

    text = forms.CharField(
        label="Note de synthèse",
        max_length=TEXT_LENGTH,
        required=False,
        widget=RichText(attrs={"rows": 12}),
        help_text="Ce qu’il faut savoir pour prendre le relais : le contexte, les contacts, les points délicats.",
    )
    version = forms.IntegerField(min_value=0, max_value=10**9, widget=forms.HiddenInput)


class ToDoForm(FormBase, forms.Form):
    """Something to do, by whom, before when."""

    what = forms.CharField(
        label="À faire", max_length=WHAT_LENGTH, help_text="En commençant par un verbe : « Appeler l’EPF »."
    )
    person = forms.ModelChoiceField(
        Person.objects.none(), label="Par", empty_label="Choisissez une personne", widget=forms.Select
    )
    due_on = forms.DateField(label="Avant le (facultatif)", required=False, widget=forms.DateInput)
    token = forms.CharField(required=False, max_length=TOKEN_LENGTH, widget=forms.HiddenInput)

    def __init__(self, *args: Any, people: Any, **kwargs: Any) -> None:
        super().__init__(*args, initial={"token": new_token()}, **kwargs)
        self.fields["person"].queryset = people  # type: ignore[attr-defined]
        self.fields["person"].label_from_instance = lambda person: person.signature  # type: ignore[attr-defined]
