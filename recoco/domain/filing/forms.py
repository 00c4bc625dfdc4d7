"""What people type about the files of a dossier."""

from django import forms

from recoco.domain.filing.models import DESCRIPTION_LENGTH
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.ui.forms import FormBase


class AddForm(FormBase, forms.Form):
    """Files to put in the dossier."""

    attached = FilesField(
        label="Fichiers", help_text=HINT, error_messages={"required": "Choisissez au moins un fichier."}
    )
    description = forms.CharField(
        label="Description",
        required=False,
        max_length=DESCRIPTION_LENGTH,
        help_text="En quelques mots, ce que l’on y trouve : « Plan de l’existant, 2019 ».",
    )


class ReplaceForm(FormBase, forms.Form):
    """A new version of a file."""

    attached = FilesField(
        label="Nouvelle version", help_text=HINT, error_messages={"required": "Choisissez le fichier."}
    )

    def clean_attached(self) -> list[object]:
        """Take one file: several would each replace the one before."""
        uploads: list[object] = self.cleaned_data["attached"]
        if len(uploads) > 1:
            raise forms.ValidationError("Choisissez un seul fichier : une version en remplace une autre.")
        return uploads


class DescriptionForm(FormBase, forms.Form):
    """What a file is."""

    description = forms.CharField(label="Description", required=False, max_length=DESCRIPTION_LENGTH)


class HidingForm(FormBase, forms.Form):
    """Why a file is taken out of sight."""

    reason = forms.CharField(
        label="Raison",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="L’équipe du portail la retrouvera ici.",
    )
