"""Forms of a shared address: whether it is one, whose it is, and who signs."""

from collections.abc import Collection
from typing import Any

from django import forms

from recoco.domain.accounts.models import Person, Signatory, User
from recoco.domain.accounts.sensitivity import is_sensitive
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.french import of

SOMEBODY_ELSE = "autre"
FIRST_TIME = "Si vous signez ici pour la première fois."


def address_to_share(user: User, person: Person | None) -> str:
    """Return the address that *user* may say is shared as they come to a portal; empty when they may not.

    Whoever is known there has « Mon compte » for it; whoever manages a portal acts in their own name.

    :param person: who they are there already.
    """
    return "" if person is not None or is_sensitive(user) else user.email


class SharedBox(FormBase, forms.Form):
    """The box by which whoever introduces themselves says that others read their address; part of other forms."""

    is_shared = forms.BooleanField(
        required=False,
        help_text="Celle de la mairie ou du service. Chacun y signera de son nom, et vos dossiers resteront suivis "
        "quand l’un de vous s’en va.",
    )

    def __init__(self, *args: Any, address: str = "", **options: Any) -> None:
        """:param address: theirs, from `address_to_share`; empty for no box."""
        super().__init__(*args, **options)
        if address:
            self.fields["is_shared"].label = f"Cette adresse est lue par plusieurs personnes ({address})"
        else:
            del self.fields["is_shared"]

    @property
    def shares(self) -> bool:
        """Whether it was ticked."""
        return bool(self.cleaned_data.get("is_shared"))


class SharedForm(FormBase, forms.Form):
    """Whose address it is."""

    organization = forms.CharField(
        label="À qui est cette adresse ?",
        max_length=160,
        help_text="L’organisme ou le service, par exemple « Mairie de Roubaix » ou « DDT du Nord, urbanisme ».",
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )


class SignatureForm(FormBase, forms.Form):
    """Who is there: somebody who has signed before, or somebody new; and whether they succeed."""

    depending = frozenset({"first_name", "last_name"})

    who = forms.ChoiceField(label="Vous êtes", widget=forms.RadioSelect)
    first_name = forms.CharField(
        label="Prénom",
        max_length=80,
        required=False,
        help_text=FIRST_TIME,
        widget=forms.TextInput(attrs={"autocomplete": "given-name"}),
    )
    last_name = forms.CharField(
        label="Nom",
        max_length=80,
        required=False,
        help_text=FIRST_TIME,
        widget=forms.TextInput(attrs={"autocomplete": "family-name"}),
    )
    function = forms.CharField(
        label="Fonction",
        max_length=160,
        required=False,
        help_text="Par exemple « Maire » ou « Secrétaire de mairie ».",
        widget=forms.TextInput(attrs={"autocomplete": "organization-title"}),
    )
    succeeds = forms.BooleanField(required=False)
    holder = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, reading: Collection[Signatory], **options: Any) -> None:
        """Offer those who read the address today; one of them holds it."""
        holder = next(one for one in reading if one.is_holder)
        super().__init__(*args, initial={"holder": holder.pk}, **options)
        self.reading = {str(one.pk): one for one in reading}
        others = "Quelqu’un d’autre" if len(reading) > 1 else f"Quelqu’un d’autre que {holder.full_name}"
        choices = [*((key, one.introduced) for key, one in self.reading.items()), (SOMEBODY_ELSE, others)]
        self.fields["who"].choices = choices  # type: ignore[attr-defined]
        self.fields["succeeds"].label = f"Je prends la suite {of(holder.full_name)}, qui ne lit plus cette adresse"
        self.fields["succeeds"].help_text = (
            "Votre nom remplace le sien dans les dossiers que cette adresse suit, sur tous leurs portails. "
            "Le rôle de référent·e vous passe."
        )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("who") == SOMEBODY_ELSE:
            for name, sentence in (("first_name", "Indiquez votre prénom."), ("last_name", "Indiquez votre nom.")):
                if name in given and not given[name]:
                    self.add_error(name, sentence)
        return given

    def shown_again(self, reading: Collection[Signatory], sentence: str) -> "SignatureForm":
        """Return the form as typed, about those who read the address now, with why it was refused.

        Whether they succeed is asked again: it may be of somebody else.
        """
        typed: Any = self.data.copy()  # type: ignore[attr-defined]
        typed.pop("succeeds", None)
        typed["holder"] = next(one.pk for one in reading if one.is_holder)
        again = SignatureForm(typed, reading=reading)
        again.add_error(None, sentence)
        return again

    @property
    def words(self) -> dict[str, str]:
        """First name, name and function of who signs."""
        known = self.reading.get(self.cleaned_data["who"])
        names = ("first_name", "last_name", "function")
        if known is not None:
            return {name: getattr(known, name) for name in names}
        return {name: self.cleaned_data[name] for name in names}

    @property
    def succeeded(self) -> int:
        """Number of who held the address when the page was shown, if they are succeeded."""
        return (self.cleaned_data["holder"] or 0) if self.cleaned_data["succeeds"] else 0
