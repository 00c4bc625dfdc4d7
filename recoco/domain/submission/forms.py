"""What people fill in to submit a project, and to decide on one."""

from typing import Any

from django import forms

from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.domain.submission.documents import not_served, settings_here
from recoco.domain.submission.models import Behalf, Draft
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.files.fields import HINT, FilesField
from recoco.kernel.territories.fields import CommuneField
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.settling import TypedCommune
from recoco.kernel.ui.forms import FormBase

FOR_ONESELF = "self"


class ProjectForm(FormBase, forms.Form):
    """First step: the project; advisers and the team say for whom they file it."""

    behalf = forms.ChoiceField(
        label="Pour qui déposez-vous ?",
        initial=FOR_ONESELF,
        widget=forms.RadioSelect,
        choices=[(FOR_ONESELF, "Pour ma propre organisation"), *Behalf.choices],
    )
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
    commune = CommuneField(label="Commune")
    address = forms.CharField(
        label="Adresse ou lieu-dit",
        max_length=250,
        required=False,
        help_text="Si le projet a une adresse.",
    )
    attached = FilesField(
        label="Fichiers",
        required=False,
        help_text=f"Photos, plans, études, délibérations : ce qui aide à comprendre. {HINT}",
    )

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        if not by.may(Permission.CASE_SUBMIT_FOR_SOMEBODY):
            del self.fields["behalf"]

    def clean_commune(self) -> Commune | None:
        """Want a commune that the portal serves."""
        commune: Commune | None = self.cleaned_data["commune"]
        if sentence := not_served(commune, settings_here()):
            raise forms.ValidationError(sentence)
        return commune

    @classmethod
    def of(cls, draft: Draft | None, *, by: Actor) -> "ProjectForm":
        """Return the form filled with what *draft* keeps."""
        if draft is None:
            return cls(by=by)
        commune = TypedCommune(draft.commune_text, draft.commune.insee if draft.commune else "")
        kept = {name: getattr(draft, name) for name in ("name", "summary", "address")}
        return cls(initial={**kept, "commune": commune, "behalf": draft.behalf or FOR_ONESELF}, by=by)

    def kept(self) -> dict[str, Any]:
        """Return what was typed, valid or not, cut to what a draft can hold."""
        commune: CommuneField = self.fields["commune"]  # type: ignore[assignment]
        meant: TypedCommune = self["commune"].value()
        written = {name: self[name].value() for name in ("name", "summary", "address")} | {"commune_text": meant.text}
        lengths = {"name": NAME_LENGTH, "summary": 10_000, "commune_text": 120, "address": 250}
        typed = {
            name: str(written[name] or "").replace("\x00", "").strip()[:length] for name, length in lengths.items()
        }
        behalf = str(self["behalf"].value() or "") if "behalf" in self.fields else ""
        return {
            **typed,
            "commune": commune.settled(meant).commune,
            "behalf": behalf if behalf in Behalf else "",
        }


class JoinForm(FormBase, forms.Form):
    """A few words to the team, from somebody whose project may already be known."""

    message = forms.CharField(
        label="Votre message à l’équipe",
        max_length=2_000,
        help_text="Dites qui vous êtes et ce que vous savez du projet. L’équipe du portail le lira.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


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
