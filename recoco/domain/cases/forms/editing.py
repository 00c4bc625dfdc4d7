"""What people fill in to change what a dossier says of itself, with the mark of what they had before their eyes."""

from typing import Any

from django import forms

from recoco.domain.cases.models import Case
from recoco.domain.cases.models.case import NAME_LENGTH
from recoco.domain.cases.places import point_of
from recoco.domain.cases.seeing import INFORMATION, LOCATION, mark_of
from recoco.kernel.territories.fields import CommuneField, PointField
from recoco.kernel.territories.mapping import town_hall_of
from recoco.kernel.territories.models import Zone
from recoco.kernel.territories.wording import of, thousands
from recoco.kernel.ui.forms import FormBase

# No commune of metropolitan France reaches so far; overseas some are archipelagos, or a fifth of the Guyane.
FARTHEST_KM = {Zone.METRO: 50}
FARTHEST_OVERSEAS_KM = 500


class SeenForm(FormBase, forms.Form):
    """A form on what somebody else may change meanwhile."""

    marked: tuple[str, ...]

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, case: Case, **options: Any) -> None:
        options["initial"] = {**self.kept(case), "seen": mark_of(case, self.marked)}
        super().__init__(*args, **options)

    @staticmethod
    def kept(case: Case) -> dict[str, Any]:
        """Return what *case* holds of the fields."""
        raise NotImplementedError

    def forget_errors(self) -> None:
        """Show what was typed without judging it: it is not being saved."""
        self.errors.clear()

    def catch_up(self, case: Case) -> None:
        """Carry the mark of *case* as it is now: its reader has it before their eyes, beside what they typed."""
        sent: Any = self.data
        self.data = sent.copy()
        self.data["seen"] = mark_of(case, self.marked)  # type: ignore[index]


class InformationForm(SeenForm):
    """What the dossier is."""

    marked = INFORMATION

    name = forms.CharField(
        label="Nom du dossier",
        max_length=NAME_LENGTH,
        help_text="Un nom court, par exemple « Ancienne filature ». Inutile d’ajouter le nom de la commune.",
    )
    summary = forms.CharField(
        label="Résumé de la demande", max_length=10_000, widget=forms.Textarea(attrs={"rows": 10})
    )

    @staticmethod
    def kept(case: Case) -> dict[str, Any]:
        """Return the name and the summary."""
        return {"name": case.name, "summary": case.summary}

    def clean_summary(self) -> str:
        """Take browsers' ends of lines for ours: a text sent back as it was is no change."""
        kept, text = str(self.initial["summary"]), str(self.cleaned_data["summary"]).replace("\r\n", "\n")
        return kept if kept.replace("\r\n", "\n").strip() == text else text


class LocationForm(SeenForm):
    """Where the project is."""

    marked = LOCATION

    commune = CommuneField(label="Commune")
    address = forms.CharField(
        label="Adresse ou lieu-dit", max_length=250, required=False, help_text="Si le projet a une adresse."
    )
    point = PointField(
        label="Coordonnées",
        required=False,
        help_text="Latitude puis longitude, par exemple « 50,2951 3,7890 ». Sans elles, la carte montre la mairie.",
    )

    @staticmethod
    def kept(case: Case) -> dict[str, Any]:
        """Return the place."""
        return {"commune": case.commune, "address": case.address, "point": point_of(case)}

    def clean(self) -> dict[str, Any]:
        """Want the point in the commune, or near: coordinates are easily mistyped or swapped."""
        cleaned = super().clean() or self.cleaned_data
        commune, point = cleaned.get("commune"), cleaned.get("point")
        town_hall = town_hall_of(commune) if commune else None
        if commune and town_hall and point:
            away = town_hall.distance_to(point)
            if away > FARTHEST_KM.get(commune.departement.zone, FARTHEST_OVERSEAS_KM):
                self.add_error(
                    "point",
                    f"Ce point est à {thousands(round(away))} km de la mairie {of(commune.name)}. "
                    "Corrigez-le, ou videz ce champ.",
                )
        return cleaned
