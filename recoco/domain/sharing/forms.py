"""What is asked of whoever shares a dossier: for whom, what, how long, and where it is read."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

from django import forms
from django.conf import settings

from recoco.domain.sharing.models import LABEL_LENGTH, SharedPart
from recoco.kernel.ui.forms import FormBase

DURATIONS = (("7", "Une semaine"), ("30", "Un mois"), ("90", "Trois mois"), ("365", "Un an"))
PAGE, FRAME = "page", "frame"
HOST = re.compile(r"^(?!-)[a-z0-9-]+(?:\.[a-z0-9-]+)*\.?$")
INCOMPLETE = "Indiquez l’adresse du site, par exemple https://www.mairie-exemple.fr."


class ShareForm(FormBase, forms.Form):
    """A link about to be made."""

    label = forms.CharField(
        label="Pour qui ?",
        max_length=LABEL_LENGTH,
        help_text="Par exemple « Conseil municipal » ou « Bureau d’études ». Tout le dossier le lira.",
    )
    parts = forms.MultipleChoiceField(
        label="Ce que le lien montre",
        choices=SharedPart.choices,
        initial=[SharedPart.ASSESSMENT.value],
        widget=forms.CheckboxSelectMultiple,
        help_text="Jamais la conversation, les fichiers ni l’espace conseillers. Les e-mails et les téléphones écrits "
        "dans les textes sont retirés.",
        error_messages={"required": "Choisissez au moins une partie à montrer."},
    )
    lasts = forms.ChoiceField(label="Pendant", choices=DURATIONS, initial="30", widget=forms.RadioSelect)
    place = forms.ChoiceField(
        label="Où sera-t-il lu ?",
        choices=(
            (PAGE, "Sur une page à part, ouverte par le lien"),
            (FRAME, "Dans une page du site de la collectivité ou d’un partenaire"),
        ),
        initial=PAGE,
        widget=forms.RadioSelect,
    )
    site = forms.CharField(
        label="Adresse du site",
        required=False,
        max_length=300,
        help_text="Pour une page d’un autre site seulement. Le dossier ne s’affichera que là.",
    )

    def clean_lasts(self) -> timedelta:
        """Return the duration itself."""
        return timedelta(days=int(self.cleaned_data["lasts"]))

    def clean(self) -> dict[str, Any]:
        """Keep of the site what a browser compares: its scheme, its name and its port."""
        cleaned = super().clean() or self.cleaned_data
        site, place = (cleaned.get("site") or "").strip(), cleaned.pop("place", "")
        cleaned["site"] = ""
        if place == FRAME and not self.has_error("site"):
            try:
                cleaned["site"] = origin_of(site)
            except ValueError:
                self.add_error("site", INCOMPLETE)
        return cleaned


def origin_of(address: str) -> str:
    """Return the origin of *address*: « https://www.exemple.fr ».

    :raises ValueError: when it is no address of a site, or not a secure one outside a demonstration.
    """
    parts = urlsplit(address if "://" in address else f"https://{address}")
    host = (parts.hostname or "").encode("idna").decode("ascii") if parts.hostname else ""
    is_safe = parts.scheme == "https" or (parts.scheme == "http" and settings.MODE != "production")
    if not is_safe or not HOST.match(host) or parts.username or len(host) > 150:
        raise ValueError(address)
    return f"{parts.scheme}://{host}:{parts.port}" if parts.port else f"{parts.scheme}://{host}"
