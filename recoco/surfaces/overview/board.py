"""The board: one column for each status of a case being advised, counted exactly, loaded by parts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Count, F, IntegerField, Value, When, Window
from django.db.models.functions import RowNumber

from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.statuses import ON_BOARD
from recoco.surfaces.overview.cards import described
from recoco.surfaces.overview.filters.asking import under_filters
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.filters.states import ARCHIVED

PER_COLUMN = 10
MOST = 200


@dataclass(frozen=True)
class Column:
    """The cases of one status under the filters.

    :param count: all of them.
    :param placements: the first ones.
    """

    status: Status
    count: int
    placements: list[Placement]

    @property
    def rest(self) -> int:
        """How many are not shown yet."""
        return self.count - len(self.placements)

    @property
    def next_size(self) -> int:
        """How many to show next."""
        return min(len(self.placements) + PER_COLUMN, MOST)


def counts_of(filters: Filters) -> dict[str, int]:
    """Return how many cases in view stand at each choice of the filter of statuses, archived ones apart: one query."""
    return dict(_counts(filters))


@under_filters
def _counts(filters: Filters) -> Any:
    standing = When(archived_at=None, then=F("status"))
    place = Case(standing, default=Value(ARCHIVED.value), output_field=CharField())
    rows = filters.placements().order_by().annotate(place=place).values("place").annotate(count=Count("pk"))
    return rows.values_list("place", "count")


def columns_of(filters: Filters, counts: Mapping[str, int], sizes: Mapping[Status, int]) -> list[Column]:
    """Return the columns, each with its first cases in the order asked: two queries for all.

    :param sizes: how many cases to show in a column, where it is not the usual number.
    """
    shown: dict[str, list[Placement]] = {status: [] for status in ON_BOARD}
    for placement in described(_first(filters, sizes=tuple(sizes.items())), filters.by):
        shown[placement.status].append(placement)
    return [Column(status, counts.get(status, 0), shown[status]) for status in ON_BOARD]


@under_filters
def _first(filters: Filters, *, sizes: tuple[tuple[Status, int], ...]) -> Any:
    size = Case(
        *(When(status=status, then=Value(size)) for status, size in sizes),
        default=Value(PER_COLUMN),
        output_field=IntegerField(),
    )
    rank = Window(RowNumber(), partition_by=[F("status")], order_by=filters.order)
    first = filters.placements().on_board().annotate(rank=rank).filter(rank__lte=size).order_by("status", "rank")
    return first.values_list("pk", flat=True)
