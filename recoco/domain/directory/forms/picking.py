"""The part of another form that attaches a contact: one of the address book, found by words, or a new one."""

from typing import Any

from django import forms

from recoco.domain.directory.finding import contacts_answering
from recoco.domain.directory.forms.editing import UNREACHABLE, phone_field, written
from recoco.domain.directory.models import Contact
from recoco.domain.directory.models.organization import NAME_LENGTH
from recoco.domain.directory.words import ContactWords, Pick
from recoco.kernel.access.actor import Actor, Thing
from recoco.kernel.access.permissions import Permission
from recoco.kernel.territories.models import Commune
from recoco.kernel.ui.forms import FormBase

OFFERED = 8
FIND = "find_contact"  # the button that looks in the address book and gives the form back as it was typed
NEW = ("organization", "function", "first_name", "last_name", "email", "phone")


class PickingForm(FormBase, forms.Form):
    """Mixed into the form of a recommendation or of a message.

    :param picks: whether whoever writes may attach a contact at all; if not, these fields are not there.
    """

    contact_words = forms.CharField(
        label="Chercher dans l’annuaire",
        required=False,
        max_length=200,
        help_text="Un nom, une fonction, une organisation ou un numéro de département.",
    )
    contact = forms.ChoiceField(label="Contact", required=False, widget=forms.RadioSelect)
    contact_organization = forms.CharField(
        label="Organisation", required=False, max_length=NAME_LENGTH, help_text="Par exemple EPF Hauts-de-France."
    )
    contact_function = forms.CharField(label="Fonction", required=False, max_length=160)
    contact_first_name = forms.CharField(label="Prénom", required=False, max_length=80)
    contact_last_name = forms.CharField(label="Nom", required=False, max_length=80)
    contact_email = forms.EmailField(
        label="Adresse e-mail",
        required=False,
        max_length=254,
        help_text="L’adresse e-mail ou le téléphone suffit.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    contact_phone = phone_field(label="Téléphone")

    def __init__(self, *args: Any, picks: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.picks = picks
        self.found: int | None = None
        if picks:
            self.fields["contact"].choices = self._choices()  # type: ignore[attr-defined]
        else:
            for name in PickingForm.base_fields:
                del self.fields[name]

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """The visible fields of the other form."""
        return [bound for bound in self.visible_fields() if bound.name not in PickingForm.base_fields]

    @property
    def picking_is_open(self) -> bool:
        """Whether the part is unfolded: something is chosen, looked for or wrong in it."""
        return any(self[name].value() or self[name].errors for name in PickingForm.base_fields)

    @property
    def attaches_someone(self) -> bool:
        """Whether a contact is chosen, or begun to be written."""
        return bool(self["contact"].value()) or any(self[f"contact_{name}"].value() for name in NEW)

    @property
    def new_contact_is_open(self) -> bool:
        """Whether the fields of a new contact are unfolded."""
        return any(self[f"contact_{name}"].value() or self[f"contact_{name}"].errors for name in NEW)

    def clean(self) -> None:
        """Ask for what a new contact needs, and for one contact only."""
        super().clean()
        typed = self.cleaned_data
        if not self.picks or not any(typed.get(f"contact_{name}") for name in NEW):
            return
        if typed.get("contact"):
            self.add_error("contact", "Choisissez un contact de l’annuaire ou créez-en un : pas les deux à la fois.")
        for name, sentence in (
            ("organization", "Indiquez l’organisation de ce contact."),
            ("function", "Indiquez la fonction de ce contact."),
        ):
            if not typed.get(f"contact_{name}"):
                self.add_error(f"contact_{name}", sentence)
        unread = self.errors.keys() & {"contact_email", "contact_phone"}
        if not unread and not typed.get("contact_email") and not typed.get("contact_phone"):
            self.add_error("contact_email", UNREACHABLE)

    def pick_in(self, commune: Commune | None) -> Pick:
        """Return what a valid form attaches.

        :param commune: of the dossier: a new contact answers for its département.
        """
        if not self.picks:
            return Pick()
        typed = {name: self.cleaned_data[f"contact_{name}"] for name in NEW}
        if not any(typed.values()):
            return Pick(is_asked=True, number=int(self.cleaned_data["contact"] or 0))
        words = {**typed, "phone": written(typed["phone"])}
        return Pick(is_asked=True, new=ContactWords(**words, departements=[commune.departement] if commune else []))

    def _choices(self) -> list[tuple[str, str]]:
        words, chosen = str(self["contact_words"].value() or "").strip(), str(self["contact"].value() or "")
        rows: list[Contact] = []
        if words:
            standing = contacts_answering(words).filter(left_at=None)
            rows = list(standing[: OFFERED + 1])
            self.found = len(rows)
            rows = rows[:OFFERED]
        known = {str(one.pk) for one in rows}
        if chosen.isascii() and chosen.isdigit() and len(chosen) < 19 and chosen not in known:
            rows = [*Contact.objects.filter(pk=int(chosen)).select_related("organization"), *rows]
        offered = [(str(one.pk), one.signature) for one in rows]
        return [("", "Aucun contact"), *offered]


def may_pick(dossier: Thing, by: Actor) -> bool:
    """Tell whether *by* is offered to attach a contact in this dossier."""
    return by.may(Permission.CONTACT_SHARE, dossier) and by.may(Permission.DIRECTORY_READ)
