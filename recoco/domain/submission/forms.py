"""What people fill in to submit a project, and to decide on one."""

from typing import Any

from django import forms

from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.domain.submission.models import Draft
from recoco.kernel.territories.codes import commune_by_insee
from recoco.kernel.territories.matches import CommuneMatch
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.search import search_communes
from recoco.kernel.ui.forms import FormBase


class ProjectForm(FormBase, forms.Form):
    """First step: the project. The commune is searched when it is not yet chosen in the list."""

    name = forms.CharField(
        label="Nom du dossier",
        max_length=NAME_LENGTH,
        help_text="Donnez un nom court, par exemple « Ancienne filature ». Inutile d’ajouter le nom de la commune.",
    )
    summary = forms.CharField(
        label="Résumé de votre demande",
        max_length=10_000,
        help_text="Où en êtes-vous, et de quelle aide avez-vous besoin ? Quelques phrases suffisent.",
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    commune_text = forms.CharField(
        label="Commune",
        max_length=120,
        help_text="Son nom ou son code postal.",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    commune = forms.CharField(label="Laquelle ?", required=False, widget=forms.RadioSelect)
    address = forms.CharField(
        label="Adresse ou lieu-dit",
        max_length=250,
        required=False,
        help_text="Si le projet a une adresse.",
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.matches: list[CommuneMatch] = []
        self._offer(self["commune_text"].value() or "", self["commune"].value() or "")

    @classmethod
    def of(cls, draft: Draft | None) -> "ProjectForm":
        """Return the form filled with what *draft* keeps."""
        if draft is None:
            return cls()
        insee = draft.commune.insee if draft.commune else ""
        kept = {"name": draft.name, "summary": draft.summary, "address": draft.address}
        return cls(initial={**kept, "commune_text": draft.commune_text, "commune": insee})

    def clean(self) -> dict[str, Any]:
        """Settle the commune: the one chosen, or the only one that the text can mean."""
        cleaned = super().clean() or self.cleaned_data
        cleaned["commune"] = self._commune()
        if cleaned.get("commune_text") and cleaned["commune"] is None:
            if self.matches:
                self.add_error("commune", "Choisissez votre commune dans la liste.")
            else:
                self.add_error("commune_text", "Aucune commune ne porte ce nom. Essayez avec son code postal.")
        return cleaned

    def kept(self) -> dict[str, Any]:
        """Return what was typed, valid or not, cut to what a draft can hold."""
        lengths = {"name": NAME_LENGTH, "summary": 10_000, "commune_text": 120, "address": 250}
        typed = {
            name: str(self[name].value() or "").replace("\x00", "").strip()[:length] for name, length in lengths.items()
        }
        return {**typed, "commune": self._commune()}

    def _commune(self) -> Commune | None:
        insee = str(self["commune"].value() or "")
        offered = {match.commune.insee: match.commune for match in self.matches}
        if insee in offered:
            return offered[insee]
        return next(iter(offered.values())) if len(offered) == 1 else None

    def _offer(self, text: str, chosen: str) -> None:
        self.matches = search_communes(text, limit=10) if text.strip() else []
        if chosen and chosen not in {match.commune.insee for match in self.matches}:
            commune = commune_by_insee(chosen[:5]) if not text.strip() else None
            self.matches += [CommuneMatch(commune)] if commune else []
        choices = [(match.commune.insee, match.label) for match in self.matches]
        self.fields["commune"].widget.choices = choices
        if len(choices) < 2:
            self.fields["commune"].widget = forms.HiddenInput()


class AddressForm(FormBase, forms.Form):
    """Second step: how to reach the author."""

    email = forms.EmailField(
        label="Votre adresse e-mail",
        max_length=254,
        help_text="Nous vous y envoyons un code à six chiffres. Exemple : mairie@exemple.fr",
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class CodeForm(FormBase, forms.Form):
    """The code received by e-mail."""

    code = forms.RegexField(
        r"^\s*(\d\s*){6}$",
        label="Code à six chiffres",
        error_messages={"invalid": "Recopiez les six chiffres de l’e-mail, par exemple 042817."},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return "".join(str(self.cleaned_data["code"]).split())


class IdentityForm(FormBase, forms.Form):
    """Who the author is, asked to those who have no account on this portal yet."""

    first_name = forms.CharField(
        label="Prénom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Nom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    organization = forms.CharField(
        label="Organisation",
        max_length=160,
        required=False,
        help_text="Par exemple « Mairie de Saint-Rémy ». Laissez vide si vous n’en avez pas.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    function = forms.CharField(
        label="Fonction",
        max_length=160,
        help_text="Par exemple maire, secrétaire de mairie.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = forms.CharField(
        label="Téléphone",
        max_length=20,
        help_text="Il ne sera jamais diffusé en dehors du site.",
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    terms = forms.BooleanField(label="J’accepte les conditions générales d’utilisation")


class RefusalForm(FormBase, forms.Form):
    """Why a submission is refused."""

    reason = forms.CharField(
        label="Raison du refus",
        max_length=2_000,
        help_text="Elle sera dans l’e-mail que recevra la collectivité.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )
