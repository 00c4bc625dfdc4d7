"""What people say of themselves, or of whoever they file a project for."""

from typing import Any

import phonenumbers
from django import forms

from recoco.domain.accounts.mailbox_forms import SharedBox
from recoco.domain.submission.models import Draft
from recoco.kernel.territories.wording import of
from recoco.kernel.ui.forms import FormBase

# France, then the parts of it whose numbers have their own plan.
REGIONS = ("FR", "GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "NC", "PF", "WF")
NO_ORGANIZATION = "Je n’ai pas d’organisation"
SHARED_BY_NOBODY = (
    "L’adresse que plusieurs personnes lisent est celle d’une organisation : indiquez-la, par exemple "
    f"« Mairie de Lille », et décochez « {NO_ORGANIZATION} »."
)


class PhoneField(forms.CharField):
    """A telephone number as people write it; gives it as France writes it, « 03 27 00 00 03 »."""

    def __init__(self, **options: Any) -> None:
        widget = forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"})
        super().__init__(max_length=40, widget=widget, **options)

    def clean(self, value: Any) -> str:
        text = super().clean(value)
        if not text:
            return ""
        for region in REGIONS:
            try:
                number = phonenumbers.parse(text, region)
            except phonenumbers.NumberParseException:
                continue
            if phonenumbers.is_valid_number(number):
                in_france = number.country_code == 33
                form = phonenumbers.PhoneNumberFormat
                return phonenumbers.format_number(number, form.NATIONAL if in_france else form.INTERNATIONAL)
        raise forms.ValidationError(
            "Indiquez un numéro de téléphone complet, par exemple 03 20 00 00 00.", code="invalid"
        )


class IdentityForm(SharedBox):
    """Who the author is, asked to those who have no account on this portal yet."""

    depending = frozenset({"organization"})

    first_name = forms.CharField(
        label="Prénom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Nom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    organization = forms.CharField(
        label="Organisation",
        max_length=160,
        error_messages={"required": f"Indiquez votre organisation, ou cochez « {NO_ORGANIZATION} »."},
        help_text="Nous proposons la mairie de la commune du projet : changez-la si besoin.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    no_organization = forms.BooleanField(label=NO_ORGANIZATION, required=False)
    function = forms.CharField(
        label="Fonction",
        max_length=160,
        help_text="Par exemple maire, secrétaire de mairie.",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = PhoneField(label="Téléphone", help_text="Il ne sera jamais diffusé en dehors du site.")
    terms = forms.BooleanField(label="J’accepte les conditions générales d’utilisation")

    field_order = ("first_name", "last_name", "organization", "no_organization", "is_shared")

    @classmethod
    def of(cls, draft: Draft, typed: Any = None, *, address: str = "") -> "IdentityForm":
        """Return the form filled with what *draft* keeps, and its organisation suggested.

        :param address: that its author may say is shared, empty for none.
        """
        suggested = {"organization": f"Mairie {of(draft.commune.name)}"} if draft.commune else {}
        kept = {name: value for name, value in draft.typed.items() if name in cls.base_fields}
        return cls(typed, initial={**suggested, **kept}, address=address)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self["no_organization"].value():
            self.fields["organization"].required = False

    def clean(self) -> dict[str, Any]:
        """Forget the organisation suggested to somebody who says that they have none; a shared address is one's."""
        given = super().clean() or self.cleaned_data
        if given.get("no_organization"):
            given["organization"] = ""
            if given.get("is_shared"):
                self.add_error("organization", SHARED_BY_NOBODY)
        return given

    @property
    def words(self) -> dict[str, str]:
        """What was typed, as `ensure_person` takes it."""
        return {
            name: self.cleaned_data[name] for name in ("first_name", "last_name", "organization", "function", "phone")
        }


class ReferentForm(FormBase, forms.Form):
    """Whoever will hold the case, as the adviser knows them."""

    referent_first_name = forms.CharField(label="Prénom", max_length=80)
    referent_last_name = forms.CharField(label="Nom", max_length=80)
    referent_function = forms.CharField(
        label="Fonction", max_length=160, help_text="Par exemple maire, secrétaire de mairie."
    )
    referent_organization = forms.CharField(label="Organisation", max_length=160)
    referent_email = forms.EmailField(
        label="Adresse e-mail",
        max_length=254,
        help_text="Elle y recevra une invitation. Elle devient référente du dossier en l’acceptant.",
    )
    referent_message = forms.CharField(
        label="Votre message",
        max_length=2_000,
        help_text="Il sera dans l’e-mail d’invitation.",
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @classmethod
    def of(cls, draft: Draft, typed: Any = None) -> "ReferentForm":
        """Return the form filled with what *draft* keeps; the words of the invitation are suggested."""
        known = {name: getattr(draft, name) for name in cls.base_fields if getattr(draft, name)}
        kept = {name: value for name, value in draft.typed.items() if name in cls.base_fields}
        suggested = {"referent_message": "Je viens de déposer votre dossier pour faciliter nos échanges."}
        if draft.commune:
            suggested["referent_organization"] = f"Mairie {of(draft.commune.name)}"
        return cls(typed, initial={**suggested, **known, **kept})

    def clean_referent_email(self) -> str:
        return str(self.cleaned_data["referent_email"]).strip().lower()
