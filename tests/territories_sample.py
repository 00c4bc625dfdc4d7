"""Thirty real communes of many départements, read from the shipped files: quick to load, true to type into forms."""

from collections.abc import Iterable

from recoco.kernel.territories.loading import update_communes
from recoco.kernel.territories.models import Commune
from recoco.kernel.territories.reading import CommuneFile, shipped_former
from recoco.kernel.territories.references import load_references
from recoco.kernel.territories.shipped_files import AS_OF, shipped_rows

SAMPLE = {
    "01001": "L’Abergement-Clémenciat",
    "01033": "Valserhône, made of Bellegarde-sur-Valserine and others",
    "13055": "Marseille",
    "13100": "Saint-Rémy-de-Provence",
    "14656": "Saint-Rémy, Calvados",
    "17300": "La Rochelle",
    "21231": "Dijon",
    "21568": "Saint-Rémy, Côte-d’Or",
    "29019": "Brest",
    "2A004": "Ajaccio",
    "33063": "Bordeaux",
    "58194": "Nevers",
    "59006": "L’Orée de Mormal, made of Bermeries and others",
    "59350": "Lille",
    "59512": "Roubaix",
    "59606": "Valenciennes",
    "62041": "Arras",
    "64102": "Bayonne",
    "69123": "Lyon",
    "71475": "Saint-Rémy, Saône-et-Loire",
    "72181": "Le Mans",
    "75056": "Paris",
    "76351": "Le Havre",
    "89068": "Chablis",
    "93066": "Saint-Denis, Seine-Saint-Denis",
    "94038": "L’Haÿ-les-Roses",
    "97105": "Basse-Terre",
    "97411": "Saint-Denis, La Réunion",
    "98818": "Nouméa",
}


def load_sample(codes: Iterable[str] = SAMPLE) -> dict[str, Commune]:
    """Load the communes of *codes* with their names old and new, and return them by INSEE code.

    The régions, départements and EPCI of all France are there too.

    :raises KeyError: when a code is no current commune's.
    """
    codes = set(codes)
    load_references()
    rows = [row for row in shipped_rows("communes") if row["insee"] in codes]
    update_communes(CommuneFile.of_rows("échantillon", "échantillon", rows), shipped_former(), as_of=AS_OF)
    communes = {commune.insee: commune for commune in Commune.objects.select_related("departement__region")}
    return {code: communes[code] for code in codes}
