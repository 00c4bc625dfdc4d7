"""What people type about the files of a dossier."""

from django import forms
from django.core.validators import URLValidator

from recoco.domain.filing.actions.linking import LinkWords
from recoco.domain.filing.models import DESCRIPTION_LENGTH, Linked
from recoco.domain.filing.models.linked import TITLE_LENGTH, URL_LENGTH
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


HTTPS = "Donnez une adresse qui commence par https://, par exemple https://www.georisques.gouv.fr."
DISGUISED = "Cette adresse contient un nom de compte avant celui du site : donnez-la sans."


class LinkForm(FormBase, forms.Form):
    """A link to keep."""

    title = forms.CharField(
        label="Titre du lien",
        max_length=TITLE_LENGTH,
        help_text="Ce que l’on y trouve : « Carte des risques de la commune ».",
    )
    url = forms.CharField(
        label="Adresse du lien",
        max_length=URL_LENGTH,
        widget=forms.URLInput(attrs={"autocomplete": "off"}),
        help_text="Elle commence par https://. Copiez-la depuis votre navigateur.",
    )
    description = forms.CharField(label="À quoi sert ce lien", required=False, max_length=DESCRIPTION_LENGTH)

    def clean_url(self) -> str:
        """Take a whole address that begins with https://, and whose beginning does not pass for another site's."""
        url: str = self.cleaned_data["url"].strip()
        try:
            URLValidator(schemes=["https"])(url)
        except forms.ValidationError:
            raise forms.ValidationError(HTTPS) from None
        if "@" in url.split("/")[2]:
            raise forms.ValidationError(DISGUISED)
        return url

    def words(self) -> LinkWords:
        """Return what a valid form says."""
        return LinkWords(**self.cleaned_data)


def words_of_link(link: Linked) -> dict[str, str]:
    """Return what a form shows of a link."""
    return {"title": link.title, "url": link.url, "description": link.description}


class HidingForm(FormBase, forms.Form):
    """Why a file is taken out of sight."""

    reason = forms.CharField(
        label="Raison",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="L’équipe du portail la retrouvera ici.",
    )
