"""What the catalogue of components shows of the territories, without any query: the places are those of our stories."""

from typing import Any

from django import forms

from recoco.kernel.ui.catalogue import CatalogueEntry
from recoco.kernel.ui.forms import FormBase

from .areas import area_of, frame_around
from .coordinates import Point
from .drawing import Frame, draw
from .fields import CommuneField
from .mapping import Location, Mark
from .matches import CommuneMatch
from .models import Commune, Departement
from .outlines import Box
from .settling import Settlement, TypedCommune
from .spots import Spot
from .surroundings import Surroundings

NORD = Departement(code="59", name="Nord")
VILLAGE = Commune(
    insee="59543",
    name="Saint-Remy-du-Nord",
    departement=NORD,
    postal_codes="59330",
    population=1_054,
    latitude=50.2477,
    longitude=3.9053,
)
HOMONYM = Commune(
    insee="62758",
    name="Saint-Rémy-au-Bois",
    departement=Departement(code="62", name="Pas-de-Calais"),
    postal_codes="62870",
    population=88,
)
MEADOW = Point(50.2561, 3.9162)


def _both(typed: TypedCommune) -> Settlement:
    return Settlement(None, (CommuneMatch(VILLAGE), CommuneMatch(HOMONYM)))


class PlaceForm(FormBase, forms.Form):
    """A commune."""

    commune = CommuneField(label="Commune", settling=_both)


def _commune() -> dict[str, Any]:
    return {
        "empty": PlaceForm(auto_id="lieu_%s"),
        "ambiguous": PlaceForm({"commune_text": "saint remy"}, auto_id="choisir_%s"),
    }


def _location() -> dict[str, Any]:
    return {"location": Location(VILLAGE, "12 rue de la Gare", MEADOW)}


def _point_map() -> dict[str, Any]:
    frame = Frame.centred(Point(VILLAGE.latitude or 0, VILLAGE.longitude or 0), 20)
    around = Surroundings(VILLAGE, draw(frame, "59"), (Mark(200, 150, VILLAGE.name),), frame.place(MEADOW))
    return {"around": around}


def _area_map() -> dict[str, Any]:
    valenciennes, lille = Point(50.3573, 3.5183), Point(50.6311, 3.0468)
    spots = [
        Spot(valenciennes, 12, Box.of(valenciennes, MEADOW), "Valenciennes"),
        Spot.at(lille, 128, "Lille"),
        Spot.at(MEADOW, 1, VILLAGE.name),
    ]
    frame = frame_around(Box.of(valenciennes, lille, MEADOW))
    return {"area": area_of(frame, spots, "dossier,dossiers", link=lambda spot: "#area_map")}


CATALOGUE = (
    CatalogueEntry("commune_field", "Commune", "territories/catalogue/commune.html", _commune),
    CatalogueEntry("location_map", "Lieu", "territories/catalogue/location_map.html", _location),
    CatalogueEntry("area_map", "Carte de ce qui est compté", "territories/catalogue/area_map.html", _area_map),
    CatalogueEntry("point_map", "Point à placer", "territories/catalogue/point_map.html", _point_map),
)
