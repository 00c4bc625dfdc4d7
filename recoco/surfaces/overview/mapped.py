"""What the map asks of the database, prepared under plain filters."""

from typing import Any

from recoco.domain.cases.gathering import Lens, Presence, by_cell, by_departement, located, placeless, presences, spots
from recoco.kernel.territories.drawing import Frame
from recoco.kernel.territories.spots import Spot
from recoco.surfaces.overview.filters.asking import under_filters
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.paging import Part, part_of


def presences_of(filters: Filters) -> list[Presence]:
    """Return where the cases in view are, by département: one query."""
    return presences(_by_departement(filters))


def spots_in(filters: Filters, frame: Frame) -> list[Spot]:
    """Return the cases of a frame by place: two queries."""
    return spots(_by_cell(filters, *Lens.of(frame).values()))


def in_frame(filters: Filters, frame: Frame, first: int, beyond: int) -> Part:
    """Return the cases of a frame between two ranks, in the order asked: one query."""
    return _in_frame(filters, *Lens.of(frame).values(), first=first, beyond=beyond)


def on_no_map(filters: Filters, first: int, beyond: int) -> Part:
    """Return the cases that no map can show between two ranks, in the order asked: one query."""
    return _on_no_map(filters, first=first, beyond=beyond)


@under_filters
def _in_frame(filters: Filters, *lens: Any, first: int, beyond: int) -> Any:
    return part_of(located(filters.placements()).filter(Lens(*lens).shows()), filters, first, beyond)


@under_filters
def _on_no_map(filters: Filters, *, first: int, beyond: int) -> Any:
    return part_of(located(filters.placements()).filter(placeless()), filters, first, beyond)


@under_filters
def _by_departement(filters: Filters) -> Any:
    return by_departement(filters.placements())


@under_filters
def _by_cell(filters: Filters, *lens: Any) -> Any:
    return by_cell(filters.placements(), Lens(*lens))
