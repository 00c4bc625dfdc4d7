"""Forms of an invitation: whom to invite, and what the invited person says of themselves."""

from typing import Any

from django import forms
from phonenumber_field.formfields import PhoneNumberField

from recoco.domain.accounts.actions.roles import TO_GRANT
from recoco.domain.accounts.mailbox_forms import SharedBox
from recoco.domain.accounts.models import Person, RoleName
from recoco.kernel.access.actor import Actor
from recoco.kernel.territories.departements_field import DepartementsField
from recoco.kernel.ui.forms import FormBase


class InvitationForm(FormBase, forms.Form):
    """An address, a role that one may grant, a territory for an adviser, a few words."""

    email = forms.EmailField(label="Adresse e-mail", help_text="L’invitation n’ouvre que le compte de cette adresse.")
    role = forms.ChoiceField(label="Rôle", widget=forms.RadioSelect)
    is_national = forms.BooleanField(label="Conseille toute la France", required=False)
    departements = DepartementsField(
        label="Départements conseillés",
        required=False,
        help_text="Pour un·e conseiller·ère. Leurs numéros, par exemple 59, 62 ou 2A.",
    )
    message = forms.CharField(
        label="Votre message",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Il figurera dans l’e-mail d’invitation.",
    )

    def __init__(self, *args: Any, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        may_grant = [name for name in RoleName if by.may(TO_GRANT[name])]
        self.fields["role"].choices = [(name.value, name.label) for name in may_grant]  # type: ignore[attr-defined]
        self.fields["role"].initial = RoleName.ADVISER

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("role") == RoleName.ADVISER:
            if not given.get("is_national") and not given.get("departements"):
                self.add_error(
                    "departements", "Indiquez au moins un département, ou cochez « Conseille toute la France »."
                )
        else:
            given["is_national"], given["departements"] = False, []
        return given


class IdentityForm(FormBase, forms.Form):
    """What others will see of somebody on this portal."""

    first_name = forms.CharField(
        label="Prénom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "given-name"})
    )
    last_name = forms.CharField(
        label="Nom", max_length=80, widget=forms.TextInput(attrs={"autocomplete": "family-name"})
    )
    organization = forms.CharField(
        label="Organisme",
        max_length=160,
        help_text="Par exemple DDT du Nord.",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    function = forms.CharField(
        label="Fonction",
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    phone = PhoneNumberField(
        label="Téléphone",
        region="FR",
        required=False,
        help_text="Par exemple 03 20 00 00 00.",
        error_messages={"invalid": "Indiquez un numéro de téléphone complet, par exemple 03 20 00 00 00."},
    )

    @property
    def words(self) -> dict[str, str]:
        """What was typed, as `ensure_person` takes it."""
        return {name: str(self.cleaned_data[name] or "") for name in IdentityForm.base_fields}


class InvitedForm(SharedBox, IdentityForm):
    """What an invited person says of themselves."""

    field_order = ("first_name", "last_name", "organization", "is_shared", "function", "phone")

    @classmethod
    def for_person(cls, person: Person | None, typed: Any = None, *, address: str) -> "InvitedForm":
        """Return the form, filled with what is known of *person*.

        :param address: that they may say is shared, empty for none.
        """
        names = IdentityForm.base_fields
        known = {name: getattr(person, name) for name in names} if person else None
        return cls(typed, initial=known, address=address)
