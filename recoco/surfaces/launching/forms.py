"""The forms of the console: a new portal, one more address."""

from typing import Any

from django import forms
from django.conf import settings

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals.models import Portal
from recoco.kernel.ui.forms import FormBase
from recoco.kernel.ui.french import of
from recoco.surfaces.launching.hosts import right_host
from recoco.surfaces.launching.naming import OF_PORTAL, key_from
from recoco.surfaces.launching.portal_templates import shipped_templates


class HostField(forms.CharField):
    """A host name, as rows keep it."""

    def clean(self, value: Any) -> str:
        given: str = super().clean(value)
        try:
            return right_host(given) if given else ""
        except Refused as refusal:
            raise forms.ValidationError(refusal.sentence) from None


class NewPortalForm(FormBase, forms.Form):
    """What a portal needs to be born."""

    name = forms.CharField(label="Nom du portail", max_length=80, help_text="Par exemple Conseil Littoral.")
    subject = forms.CharField(
        label="Phrase d’accroche",
        max_length=160,
        required=False,
        help_text="Une promesse en une phrase. Vide : celle du modèle.",
    )
    template = forms.ChoiceField(
        label="Modèle de départ",
        help_text="Tout ce qu’il apporte se modifie ensuite dans « Administration ».",
        widget=forms.RadioSelect,
    )
    admin_email = forms.EmailField(
        label="Adresse e-mail de la première personne qui l’administrera",
        help_text="Elle reçoit une invitation, et prépare le portail avant de le mettre en ligne.",
    )
    key = forms.SlugField(
        label="Identifiant",
        max_length=50,
        required=False,
        help_text="Il ne changera plus : des lettres sans accent, des chiffres, des tirets. Vide : d’après le nom.",
        error_messages={"invalid": "N’employez que des lettres sans accent, des chiffres et des tirets."},
    )
    host = HostField(label="Adresse du site", max_length=253, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        copies = Portal.objects.order_by("name").values_list("key", "name")
        self.fields["template"].choices = [  # type: ignore[attr-defined]
            *((name, f"{bundle.title} : {bundle.summary}") for name, bundle in shipped_templates().items()),
            *((f"{OF_PORTAL}{key}", f"Les réglages {of(name)}") for key, name in copies),
        ]
        self.fields[
            "host"
        ].help_text = f"Par exemple littoral.exemple.fr. Vide : l’identifiant, suivi de .{settings.ROOT_HOST}."

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("name") and not self.errors:
            given["key"] = given["key"] or key_from(given["name"])
            if not given["key"]:
                self.add_error("key", "Donnez un identifiant : le nom du portail n’en fournit pas.")
        return given


class AliasForm(FormBase, forms.Form):
    """One more host name."""

    host = HostField(
        label="Autre adresse du site",
        max_length=253,
        help_text="Par exemple www.littoral.exemple.fr, une fois que ce nom mène à ce serveur.",
    )
