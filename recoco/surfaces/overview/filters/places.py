"""Filters on places: région, département, EPCI."""

from collections.abc import Iterable, Sequence
from typing import Any, ClassVar

from django.db.models import Q

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.territories.models import Departement, Epci, Region
from recoco.surfaces.overview.choices import Choice, Filter


class _Place(Filter):
    """A place that contains communes, known by its official code."""

    several = True
    model: ClassVar[Any]
    code: ClassVar[str] = "code"
    path: ClassVar[str]  # from a placement to the place

    def known(self, asked: Sequence[str], by: Actor) -> Iterable[Choice]:
        codes = [value for value in asked if value.isascii() and value.isalnum()]
        return self._choices(self.model.objects.filter(**{f"{self.code}__in": codes}))

    def offered(self, by: Actor) -> Iterable[Choice]:
        """Only the places where this reader may open a case."""
        here = Placement.objects.visible_to(by).order_by().values(f"{self.path}_id")
        return self._choices(self.model.objects.filter(pk__in=here))

    def of(self, values: set[str], by: Actor) -> Q:
        return Q(**{f"{self.path}__{self.code}__in": values})

    def _choices(self, rows: Any) -> list[Choice]:
        return [Choice(getattr(row, self.code), str(row)) for row in rows.order_by("name_folded", "pk")]


class Regions(_Place):
    """Région."""

    key, label = "region", "Région"
    model, path = Region, "case__commune__departement__region"


class Departements(_Place):
    """Département."""

    key, label = "departement", "Département"
    model, path = Departement, "case__commune__departement"


class Epcis(_Place):
    """Intercommunalité."""

    key, label = "epci", "Intercommunalité (EPCI)"
    model, code, path = Epci, "siren", "case__commune__epci"
