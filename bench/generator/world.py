"""What the steps of the generator hand to one another."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import batched
from random import Random
from typing import Any

from django.db import models

from bench.generator.sizes import Size
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementStatus
from recoco.kernel.activity.models import Event
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Commune

# Every date is counted from here, and the runner visits pages on that day: no run depends on the clock.
DAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
ROWS_AT_ONCE = 2_000
SEED = 1


@dataclass(frozen=True)
class TownHall:
    """Those of one commune on one portal; the first brings the cases."""

    commune: Commune
    people: tuple[Person, ...]


@dataclass
class World:
    """The rows made so far, for the steps that come after.

    Lists are by number of portal.
    """

    size: Size
    seed: int = SEED
    communes: list[Commune] = field(default_factory=list)
    portals: list[Portal] = field(default_factory=list)
    teams: dict[int, list[Person]] = field(default_factory=dict)
    advisers: dict[int, list[Person]] = field(default_factory=dict)
    town_halls: dict[int, list[TownHall]] = field(default_factory=dict)
    placements: dict[int, list[Placement]] = field(default_factory=dict)
    # By number of case, of placement, of placement.
    brought_by: dict[int, TownHall] = field(default_factory=dict)
    statuses: dict[int, list[PlacementStatus]] = field(default_factory=dict)
    followers: dict[int, list[PlacementParticipation]] = field(default_factory=dict)
    # By number of portal and of case, what packages have to say in the log.
    told: dict[tuple[int, int], list[Event]] = field(default_factory=dict)
    # By number of portal, those of its cases, in the order of time.
    events: dict[int, list[Event]] = field(default_factory=dict)

    def chance(self, of: str) -> Random:
        """Return the dice of one step: what another step throws changes nothing for it."""
        return Random(f"{self.seed}:{of}")

    def richest(self) -> Placement:
        """Return the placement that has most of everything: the first accepted one of the largest portal."""
        return self.placements[self.portals[0].pk][0]


def insert(model: type[models.Model], rows: Iterable[Any]) -> None:
    """Insert *rows* a few thousand at a time, under the rules of the scope that was entered."""
    for batch in batched(rows, ROWS_AT_ONCE):
        model._default_manager.bulk_create(batch)


def insert_on(portal: Portal, model: type[models.Model], rows: Iterable[Any]) -> None:
    """Insert *rows* on one portal."""
    with scope.entering(portal):
        insert(model, rows)


def apportion(total: int, shares: Sequence[float]) -> list[int]:
    """Split *total* along *shares*, without losing any; each gets one at least when there are enough.

    >>> apportion(10, [2, 1, 1])
    [5, 2, 3]
    """
    least = min(1, total // len(shares))
    rest, whole = total - least * len(shares), sum(shares)
    edges = [round(rest * sum(shares[:rank]) / whole) for rank in range(len(shares) + 1)]
    return [least + edges[rank + 1] - edges[rank] for rank in range(len(shares))]


def zipf(count: int) -> list[float]:
    """Return *count* decreasing shares: a few portals are large, most are small."""
    return [1 / (rank + 1) ** 0.8 for rank in range(count)]
