"""Loads régions, départements and EPCI from the files that come with the product."""

from typing import Any

from django.db import models

from recoco.kernel.kit.folding import fold

from .models import Departement, Epci, Region
from .shipped_files import shipped_rows
from .wording import typeset


def load_references() -> None:
    """Create or correct what contains communes; nothing is ever removed."""
    regions = [
        Region(code=row["code"], seat=row["chef_lieu"], zone=row["zone"], **_names(row))
        for row in shipped_rows("regions")
    ]
    _keep(Region, regions, "code")
    region_ids = dict(Region.objects.values_list("code", "pk"))
    departements = [
        Departement(
            code=row["code"],
            region_id=region_ids[row["region"]],
            seat=row["chef_lieu"],
            zone=row["zone"],
            **_names(row),
        )
        for row in shipped_rows("departements")
    ]
    _keep(Departement, departements, "code")
    epcis = [
        Epci(siren=row["siren"], kind=row["type"], population=int(row["population"] or 0) or None, **_names(row))
        for row in shipped_rows("epci")
    ]
    _keep(Epci, epcis, "siren")


def _names(row: dict[str, str]) -> dict[str, str]:
    name = typeset(row["nom"])
    return {"name": name, "name_folded": fold(name)}


def _keep[M: models.Model](model: type[M], rows: list[M], key: str) -> None:
    fields: list[Any] = [field.name for field in model._meta.concrete_fields if field.name not in {"id", key}]
    model._default_manager.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=fields)
