"""Where many cases are: counted by département and by place for a map, whatever their number.

A case is at its exact place, else at the town hall of its commune, else in the middle of the département when its
outline is known. Those whose commune is unknown, or that no map could show, are placeless: counted apart, never lost.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    BigIntegerField,
    Case,
    CharField,
    Count,
    F,
    FloatField,
    Max,
    Min,
    Q,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Floor

from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.models import Commune, Zone
from recoco.kernel.territories.outlines import Box, outlines
from recoco.kernel.territories.spots import Spot

# Side of a cell, in units of the picture: finer than what a map tells apart.
CELL = 20
EXTENT = {"south": Min("latitude"), "west": Min("longitude"), "north": Max("latitude"), "east": Max("longitude")}
# The population and the number of a commune in one integer, so that the largest commune of a cell is a maximum.
SHIFT = 10**9
DEPARTEMENT = "case__commune__departement"


@dataclass(frozen=True, slots=True)
class Presence:
    """The cases of a département.

    :param code: None when the commune is unknown.
    :param placed: how many of them a map can show.
    :param box: holds these; None when there is none.
    """

    code: str | None
    name: str
    is_overseas: bool
    count: int
    placed: int
    box: Box | None


def located(placements: Any) -> Any:
    """Annotate `latitude` and `longitude`: the exact place, else the town hall."""
    return placements.annotate(
        latitude=Coalesce("case__latitude", "case__commune__latitude"),
        longitude=Coalesce("case__longitude", "case__commune__longitude"),
    )


@dataclass(frozen=True, slots=True)
class Lens:
    """What a query needs to look at a frame: numbers and codes, or values to come.

    :param cell: degrees of latitude in the side of a cell.
    :param per_degree: cells in a degree of longitude.
    :param middles: codes of the départements whose middle is in it.
    """

    south: float
    west: float
    north: float
    east: float
    cell: float
    per_degree: float
    middles: tuple[str, ...]

    @classmethod
    def of(cls, frame: Frame) -> "Lens":
        """Return the lens of *frame*."""
        box, cell = frame.box, frame.unit * CELL
        middles = tuple(code for code, outline in outlines().items() if box.holds(outline.box.middle))
        return cls(box.south, box.west, box.north, box.east, cell, frame.squeeze / cell, middles)

    def values(self) -> tuple[Any, ...]:
        """Return the numbers and codes, in the order in which a lens is made of them."""
        return self.south, self.west, self.north, self.east, self.cell, self.per_degree, self.middles

    def shows(self) -> Q:
        """Return the condition that a case, `located`, is in the frame."""
        here = Q(latitude__range=(self.south, self.north), longitude__range=(self.west, self.east))
        middles = Q(latitude=None, **{f"{DEPARTEMENT}__code__in": self.middles})
        return Q(case__commune__isnull=False) & (here | middles)


def placeless() -> Q:
    """Return the condition that no map can show a case, `located`."""
    drawn = Q(**{f"{DEPARTEMENT}__code__in": list(outlines())})
    return Q(case__commune=None) | (Q(latitude=None) & ~drawn)


def by_departement(placements: Any) -> Any:
    """Return the queryset that counts cases by département; `presences` reads its rows."""
    keys = (f"{DEPARTEMENT}__code", f"{DEPARTEMENT}__name", f"{DEPARTEMENT}__zone")
    counted = located(placements).order_by().values(*keys).annotate(count=Count("pk"), points=Count("latitude"))
    return counted.annotate(**EXTENT).order_by(keys[1]).values_list(*keys, "count", "points", *EXTENT)


def presences(rows: Iterable[Any]) -> list[Presence]:
    """Read what `by_departement` counted."""
    return [_presence(*row) for row in rows]


def by_cell(placements: Any, lens: Lens) -> Any:
    """Return the queryset that counts cases by cell of a frame, some hundreds at most; `spots` reads its rows."""
    down = Floor((lens.north - F("latitude")) / lens.cell, output_field=FloatField())
    across = Floor((F("longitude") - lens.west) * lens.per_degree, output_field=FloatField())
    # Where there is no point at all, the département says where.
    departement = Case(When(latitude=None, then=F(f"{DEPARTEMENT}__code")), default=Value(""), output_field=CharField())
    population = Cast(
        Coalesce("case__commune__population", 0), BigIntegerField()
    )  # PostgreSQL multiplies as it is told
    largest = population * Value(SHIFT, output_field=BigIntegerField()) + F("case__commune_id")
    cells = located(placements).filter(lens.shows()).order_by()
    cells = cells.annotate(down=down, across=across, departement=departement).values("down", "across", "departement")
    rows = cells.annotate(
        count=Count("pk"), largest=Max(largest), number=Max("case_id"), title=Max("case__name"), **EXTENT
    )
    return rows.values_list("departement", "count", "largest", "number", "title", *EXTENT)


def spots(rows: Sequence[Any]) -> list[Spot]:
    """Read what `by_cell` counted: one query."""
    names = dict(Commune.objects.filter(pk__in={row[2] % SHIFT for row in rows}).values_list("pk", "name"))
    return [_spot(*row, names=names) for row in rows]


def _presence(code: str | None, name: str, zone: str, count: int, points: int, *extent: float) -> Presence:
    outline = outlines().get(code or "")
    box = Box(*extent) if points and code else None
    if code and outline and points < count:
        middle = Box.of(outline.box.middle)
        box = box.joined(middle) if box else middle
    placed = 0 if code is None else count if outline else points
    return Presence(code, name or "", zone not in {None, Zone.METRO}, count, placed, box)


def _spot(
    departement: str, count: int, largest: int, number: int, title: str, *extent: float, names: dict[int, str]
) -> Spot:
    box = Box.of(outlines()[departement].box.middle) if departement else Box(*extent)
    population, commune = divmod(largest, SHIFT)
    return Spot(box.middle, count, box, names[commune], population, number, title)
