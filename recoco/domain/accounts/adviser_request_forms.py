"""Forms of an adviser request: what the applicant says, and what the team decides."""

from typing import Any, Self

from django import forms
from phonenumber_field.formfields import PhoneNumberField

from recoco.domain.accounts.forms import AddressForm
from recoco.domain.accounts.invitation_forms import IdentityForm
from recoco.domain.accounts.models import AdviserRequest, Person
from recoco.kernel.territories.departements_field import DepartementsField
from recoco.kernel.ui.forms import FormBase

FRANCE = 33  # overseas numbers have codes of their own, and are written with them


class ApplicantAddressForm(AddressForm):
    """The address to apply from: the team knows people by where they work."""

    email = forms.EmailField(
        label="Votre adresse e-mail professionnelle", max_length=254, help_text="Par exemple prenom.nom@ddt.exemple.fr"
    )


class TerritoryForm(FormBase, forms.Form):
    """Where somebody advises: the whole country, or départements."""

    is_national = forms.BooleanField(label="Toute la France", required=False)
    departements = DepartementsField(
        label="Départements",
        help_text="Leurs numéros, par exemple 59, 62 ou 2A.",
        error_messages={"required": "Indiquez au moins un département, ou cochez « Toute la France »."},
    )

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["departements"].required = not self["is_national"].value()

    def clean(self) -> dict[str, Any]:
        """Keep one territory: the country holds its départements."""
        given = super().clean() or self.cleaned_data
        if given.get("is_national"):
            given["departements"] = []
        elif given.get("departements") == []:  # signs without a number
            self.add_error("departements", self.fields["departements"].error_messages["required"])
        return given

    @property
    def territory(self) -> dict[str, Any]:
        """What was chosen, as the actions take it."""
        return {name: self.cleaned_data[name] for name in TerritoryForm.base_fields}


class AdviserRequestForm(TerritoryForm, IdentityForm):
    """Who asks to advise, where, and why."""

    function = forms.CharField(
        label="Fonction",
        max_length=160,
        help_text="Par exemple chargée de mission aménagement.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = PhoneNumberField(
        label="Téléphone",
        region="FR",
        help_text="Par exemple 03 20 00 00 00. Il ne sera jamais diffusé en dehors du site.",
        error_messages={"invalid": "Indiquez un numéro de téléphone complet, par exemple 03 20 00 00 00."},
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )
    motivation = forms.CharField(
        label="Pourquoi souhaitez-vous conseiller ici ?",
        max_length=5_000,
        help_text="Vos missions, ce que vous pouvez apporter aux communes. Quelques phrases suffisent.",
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    terms = forms.BooleanField(label="J’accepte les conditions générales d’utilisation")

    @classmethod
    def prefilled(cls, person: Person | None, before: AdviserRequest | None, typed: Any = None) -> Self:
        """Return the form, filled with what is known of *person* and with what they asked *before*."""
        known = {name: getattr(person, name) for name in IdentityForm.base_fields} if person else {}
        if before is not None:
            known |= {name: getattr(before, name) for name in ("organization", "function", "phone", "motivation")}
            known |= asked_territory(before)
        return cls(typed, initial=known)

    @property
    def words(self) -> dict[str, str]:
        """What they say of themselves, as `ensure_person` takes it."""
        words = {name: str(self.cleaned_data[name] or "") for name in IdentityForm.base_fields}
        phone = self.cleaned_data["phone"]
        return words | {"phone": phone.as_national if phone.country_code == FRANCE else phone.as_international}


class AcceptanceForm(TerritoryForm):
    """The territory that the team grants; what was asked, unless it is changed."""

    @classmethod
    def of(cls, asked: AdviserRequest, typed: Any = None) -> Self:
        """Return the form of one request; several stand on the same page."""
        return cls(typed, initial=asked_territory(asked), auto_id=f"id_{asked.pk}_%s")


class RequestRefusalForm(FormBase, forms.Form):
    """Why a request is refused."""

    reason = forms.CharField(
        label="Raison du refus",
        max_length=2_000,
        help_text="Elle sera dans l’e-mail que recevra cette personne.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )


def asked_territory(asked: AdviserRequest) -> dict[str, Any]:
    """Return the territory of a request as `TerritoryForm` shows it."""
    return {"is_national": asked.is_national, "departements": asked.asked_departements}
