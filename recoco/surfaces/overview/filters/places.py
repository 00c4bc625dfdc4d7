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
        places = _places_here(by)[self.key].values()
        return [self._choice(one) for one in sorted(places, key=lambda one: (one.name_folded, one.pk))]

    def of(self, values: set[str], by: Actor) -> Q:
        return Q(**{f"{self.path}__{self.code}__in": values})

    def _choices(self, rows: Any) -> list[Choice]:
        return [self._choice(row) for row in rows.order_by("name_folded", "pk")]

    def _choice(self, place: Any) -> Choice:
        return Choice(getattr(place, self.code), str(place))


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


PLACES: tuple[type[_Place], ...] = (Regions, Departements, Epcis)


def _places_here(by: Actor) -> dict[str, dict[int, Any]]:
    """Return the places where a reader may open a case, by filter and number: one query for all the filters."""
    known: dict[str, Any] = vars(by)
    if "places_here" not in known:
        columns = [(one, ("pk", one.code, "name", "name_folded")) for one in PLACES]
        paths = [f"{one.path}__{name}" for one, names in columns for name in names]
        found: dict[str, dict[int, Any]] = {one.key: {} for one in PLACES}
        for row in Placement.objects.visible_to(by).order_by().values_list(*paths).distinct():
            values = iter(row)
            for one, names in columns:
                place = dict(zip(names, values, strict=False))
                if place["pk"] is not None and place["pk"] not in found[one.key]:
                    found[one.key][place["pk"]] = one.model(**place)
        known["places_here"] = found
    here: dict[str, dict[int, Any]] = known["places_here"]
    return here
