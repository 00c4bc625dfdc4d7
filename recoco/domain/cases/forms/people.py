"""Forms about the people on a case: they parse and say what is wrong."""

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from recoco.domain.cases.invitations.offering import has_owner, may_offer
from recoco.domain.cases.invitations.presences import place_of
from recoco.domain.cases.models import CaseParticipation, InvitedRole, Placement, PlacementRole
from recoco.kernel.access.actor import Actor
from recoco.kernel.ui.forms import FormBase

MOST_ADDRESSES = 50
BETWEEN_ADDRESSES = re.compile(r"[\s,;]+")
AN_ADDRESS = "Une adresse e-mail s’écrit par exemple mairie@exemple.fr."
TOLD = {
    InvitedRole.MEMBER: "Membre ou partenaire de la collectivité",
    InvitedRole.OWNER: "Référent·e du dossier, côté collectivité",
    InvitedRole.ADVISER: "Conseiller·ère",
    InvitedRole.OBSERVER: "Observateur·rice",
}


class AddressesField(forms.CharField):
    """Addresses, one or several, by comma or by line."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off", "spellcheck": "false"}),
            max_length=5000,
            **options,
        )

    def clean(self, value: Any) -> list[str]:
        """Return what stands for addresses, in lower case, each once; whether they are some is told by the form.

        :raises ValidationError: when there is none, or too many.
        """
        typed = [one.strip("<>\"'.") for one in BETWEEN_ADDRESSES.split(super().clean(value))]
        emails = list(dict.fromkeys(one.lower() for one in typed if one))
        if not emails:
            raise ValidationError(self.error_messages["required"], "required")
        if len(emails) > MOST_ADDRESSES:
            raise ValidationError(f"Invitez {MOST_ADDRESSES} personnes au plus à la fois.")
        return emails


class InviteForm(FormBase, forms.Form):
    """Whom to invite, at which place, with which words."""

    emails = AddressesField(
        label="Adresses e-mail",
        help_text="Une ou plusieurs, séparées par une virgule ou une par ligne.",
        error_messages={"required": "Indiquez au moins une adresse e-mail, par exemple mairie@exemple.fr."},
    )
    role = forms.ChoiceField(label="Inviter comme", widget=forms.RadioSelect)
    message = forms.CharField(
        label="Votre message",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Il figurera dans l’e-mail d’invitation.",
    )

    def __init__(self, *args: Any, placement: Placement, by: Actor, **options: Any) -> None:
        super().__init__(*args, **options)
        self.placement = placement
        offered = [role for role in InvitedRole if self._is_offered(role, by)]
        self.fields["role"].choices = [(role.value, TOLD[role]) for role in offered]  # type: ignore[attr-defined]
        self.fields["role"].initial = offered[0] if offered else None

    @property
    def offers_advising(self) -> bool:
        """Whether its author may open the advisers' side."""
        return any(value == InvitedRole.ADVISER for value, _ in self.fields["role"].choices)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        emails, role = given.get("emails", []), given.get("role")
        wrong = [email for email in emails if not _is_address(email)]
        if wrong:
            self.add_error("emails", f"Corrigez ou retirez : {', '.join(wrong)}. {AN_ADDRESS}")
        if len(emails) > 1 and role == InvitedRole.OWNER:
            self.add_error("emails", "Un dossier n’a qu’une personne référente : indiquez une seule adresse.")
        for email in emails if role else []:
            place = place_of(email, self.placement, but_member=role == InvitedRole.OWNER)
            if place:
                self.add_error("emails", f"{email} est déjà sur ce dossier ({place}) : retirez cette adresse.")
        return given

    def _is_offered(self, role: InvitedRole, by: Actor) -> bool:
        # Where there is a référent, their place is handed over on its own page.
        if role is InvitedRole.OWNER and has_owner(self.placement):
            return False
        return may_offer(self.placement, role, by)


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return True


class PlaceForm(FormBase, forms.Form):
    """As what to follow a case."""

    role = forms.ChoiceField(
        label="Suivre ce dossier comme",
        widget=forms.RadioSelect,
        initial=PlacementRole.ADVISER,
        choices=[
            (PlacementRole.ADVISER, "Conseiller·ère : vous recommandez, et faites avancer le dossier"),
            (PlacementRole.OBSERVER, "Observateur·rice : vous lisez et participez aux échanges, sans recommander"),
        ],
    )


class SuccessorForm(FormBase, forms.Form):
    """Who takes the role of référent: a member, or somebody else by invitation."""

    SOMEBODY_ELSE = "invitation"

    successor = forms.ChoiceField(label="Qui prend la suite ?", widget=forms.RadioSelect)
    email = forms.EmailField(
        label="Son adresse e-mail", required=False, help_text="Pour quelqu’un qui n’est pas encore sur le dossier."
    )
    message = forms.CharField(
        label="Votre message",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Il figurera dans l’e-mail d’invitation.",
    )

    def __init__(self, *args: Any, members: list[CaseParticipation], **options: Any) -> None:
        super().__init__(*args, **options)
        choices = [(str(one.pk), str(one)) for one in members]
        self.fields["successor"].choices = [  # type: ignore[attr-defined]
            *choices,
            (self.SOMEBODY_ELSE, "Quelqu’un d’autre, que j’invite par e-mail"),
        ]
        self.fields["successor"].initial = None if members else self.SOMEBODY_ELSE

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("successor") == self.SOMEBODY_ELSE and "email" in given and not given["email"]:
            self.add_error("email", "Indiquez l’adresse de la personne à inviter, par exemple mairie@exemple.fr.")
        return given
