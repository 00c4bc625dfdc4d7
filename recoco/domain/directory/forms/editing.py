"""The words of a contact and of an organisation."""

from typing import Any

from django import forms
from phonenumber_field.formfields import PhoneNumberField

from recoco.domain.directory.models import Contact, Listing, OrganizationKind
from recoco.domain.directory.models.organization import NAME_LENGTH
from recoco.domain.directory.words import ContactWords, OrganizationWords
from recoco.kernel.territories.departements_field import DepartementsField
from recoco.kernel.ui.forms import FormBase

FRANCE = 33  # overseas numbers have codes of their own, and are written with them
UNREACHABLE = "Indiquez une adresse e-mail ou un numéro de téléphone."
NATIONAL = "Leurs numéros, par exemple 59, 62 ou 2A. Laissez vide pour toute la France."


def phone_field(**options: Any) -> PhoneNumberField:
    """Return a field for a number written as people write it."""
    return PhoneNumberField(
        region="FR",
        required=False,
        help_text="Par exemple 03 20 00 00 00.",
        error_messages={"invalid": "Indiquez un numéro de téléphone complet, par exemple 03 20 00 00 00."},
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "tel"}),
        **options,
    )


def written(phone: Any) -> str:
    """Return a typed number as it is kept and shown; empty for none."""
    if not phone:
        return ""
    return str(phone.as_national if phone.country_code == FRANCE else phone.as_international)


class ContactForm(FormBase, forms.Form):
    """A contact and its organisation."""

    organization = forms.CharField(
        label="Organisation",
        max_length=NAME_LENGTH,
        widget=forms.TextInput(attrs={"list": "organisations", "autocomplete": "off"}),
        help_text="Choisissez dans la liste proposée, ou écrivez-en une nouvelle.",
    )
    function = forms.CharField(
        label="Fonction", max_length=160, help_text="Par exemple chargée de mission foncier, ou accueil."
    )
    first_name = forms.CharField(label="Prénom", max_length=80, required=False)
    last_name = forms.CharField(label="Nom", max_length=80, required=False)
    email = forms.EmailField(
        label="Adresse e-mail",
        required=False,
        max_length=254,
        help_text="L’adresse e-mail ou le téléphone suffit.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    phone = phone_field(label="Téléphone")
    departements = DepartementsField(label="Départements", required=False, help_text=NATIONAL)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lue par les conseillers et l’équipe de ce portail seulement.",
    )

    def clean(self) -> None:
        """Ask for a way to reach them."""
        super().clean()
        if not self.errors and not self.cleaned_data.get("email") and not self.cleaned_data.get("phone"):
            self.add_error("email", UNREACHABLE)

    def words(self) -> ContactWords:
        """Return what a valid form says."""
        typed = dict(self.cleaned_data)
        typed.pop("version", None)
        return ContactWords(**{**typed, "phone": written(typed["phone"])})


class ContactEditForm(ContactForm):
    """The same, corrected."""

    has_left = forms.BooleanField(
        label="N’occupe plus ce poste",
        required=False,
        help_text="Les dossiers où ce contact a été partagé le diront.",
    )
    version = forms.IntegerField(min_value=1, max_value=10**9, widget=forms.HiddenInput)

    @classmethod
    def of(cls, one: Contact, typed: Any = None) -> "ContactEditForm":
        """Return the form of *one*."""
        names = ("function", "first_name", "last_name", "email", "phone", "note", "version")
        said = {name: getattr(one, name) for name in names}
        said |= {"organization": one.organization.name, "has_left": one.left_at is not None}
        where = one.departements.select_related("departement").order_by("departement__code")
        return cls(typed, initial=said | {"departements": [row.departement for row in where]})


class OrganizationForm(FormBase, forms.Form):
    """An organisation, and what this portal notes of it."""

    name = forms.CharField(label="Nom", max_length=NAME_LENGTH)
    kind = forms.ChoiceField(label="Nature", choices=[("", "Choisissez"), *OrganizationKind.choices])
    website = forms.URLField(label="Site internet", required=False, assume_scheme="https")
    departements = DepartementsField(label="Départements", required=False, help_text=NATIONAL)
    note = forms.CharField(
        label="Note",
        required=False,
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lue par les conseillers et l’équipe de ce portail seulement.",
    )
    version = forms.IntegerField(required=False, min_value=1, max_value=10**9, widget=forms.HiddenInput)

    @classmethod
    def of(cls, listing: Listing, typed: Any = None) -> "OrganizationForm":
        """Return the form of *listing*."""
        one = listing.organization
        where = one.departements.select_related("departement").order_by("departement__code")
        said: dict[str, Any] = {"name": one.name, "kind": one.kind, "website": one.website, "note": listing.note}
        said |= {"version": listing.version, "departements": [row.departement for row in where]}
        return cls(typed, initial=said)

    def words(self) -> OrganizationWords:
        """Return what a valid form says."""
        typed = dict(self.cleaned_data)
        typed.pop("version")
        return OrganizationWords(**{**typed, "name": " ".join(typed["name"].split())})
