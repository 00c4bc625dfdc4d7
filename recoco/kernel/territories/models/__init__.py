"""What is known of the territories, by subject."""

from .commune import Commune
from .history import Edition, TerritoryChange
from .names import CommuneName, FormerCode, OtherPostalCode
from .outer import Departement, Epci, Region, Zone

__all__ = [
    "Commune",
    "CommuneName",
    "Departement",
    "Edition",
    "Epci",
    "FormerCode",
    "OtherPostalCode",
    "Region",
    "TerritoryChange",
    "Zone",
]
