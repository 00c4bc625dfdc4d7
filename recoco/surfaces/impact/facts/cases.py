"""The cases that a portal has accepted, and when they came."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Min, Q, QuerySet

from recoco.domain.cases.models import PlacementStatus, Status
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.impact.marks import Marks, placed, span


@dataclass(frozen=True)
class Place:
    """Where a case is.

    :param departement: code and name; empty without commune.
    :param population: of the commune; none when it is not known.
    """

    commune_id: int | None
    departement: tuple[str, str]
    population: int | None


@dataclass(frozen=True)
class Arrival:
    """When a case first came to the portal, and was first accepted there.

    :param brought: whether it was brought to this very portal, and not proposed by another.
    """

    submitted_at: datetime | None
    accepted_at: datetime | None
    brought: bool

    @property
    def waited(self) -> timedelta | None:
        """How long its collectivité waited for the portal to accept it; none before."""
        return self.accepted_at - self.submitted_at if self.accepted_at and self.submitted_at else None


@dataclass(frozen=True)
class AcceptedCases:
    """P, day by day: accepted here, neither archived nor excluded from statistics.

    :param masks: by case, the days when it is in P.
    :param origins: by case, the portal where it was brought.
    """

    masks: dict[int, int]
    places: dict[int, Place]
    origins: dict[int, str]


def counted_history(portal_id: int) -> QuerySet[PlacementStatus]:
    """Return the history of the placements that statistics count, whatever the day."""
    kept = {"placement__archived_at": None, "placement__is_excluded": False}
    return PlacementStatus.objects.filter(portal_id=portal_id, **kept)


def accepted_cases(portal: Portal, marks: Marks) -> AcceptedCases:
    """Return the cases in P on one of the days: one query."""
    masks: defaultdict[int, int] = defaultdict(int)
    places: dict[int, Place] = {}
    origins: dict[int, str] = {}
    for case, first, end, commune, code, name, population, origin in _accepted(portal.pk, *marks.ends):
        masks[case] |= span(first, end)
        if case not in places:
            places[case] = Place(commune, (code or "", name or ""), population)
            origins[case] = origin
    return AcceptedCases(dict(masks), places, origins)


@prepared
def _accepted(portal_id: int, *ends: datetime) -> Any:
    lasting = Q(until=None) | Q(until__gte=ends[0])
    rows = counted_history(portal_id).filter(lasting, status__in=ACCEPTED, since__lt=ends[-1])
    return rows.values_list(
        "placement__case_id",
        placed("since", ends),
        placed("until", ends),
        "placement__case__commune_id",
        "placement__case__commune__departement__code",
        "placement__case__commune__departement__name",
        "placement__case__commune__population",
        "placement__case__origin__name",
    )


def arrivals(portal: Portal) -> dict[int, Arrival]:
    """Return when each case came to the portal, accepted or not, by case: one query."""
    rows = _firsts(portal.pk)
    return {case: Arrival(submitted, accepted, origin == portal.pk) for case, origin, submitted, accepted in rows}


@prepared
def _firsts(portal_id: int) -> Any:
    first = counted_history(portal_id).order_by().values_list("placement__case_id", "placement__case__origin_id")
    return first.annotate(
        submitted=Min("since", filter=Q(status=Status.SUBMITTED)),
        accepted=Min("since", filter=Q(status__in=ACCEPTED)),
    )
