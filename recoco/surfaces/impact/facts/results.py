"""What really happened in the projects, and how the people on them were reached."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from recoco.domain.cases.journal import KEPT
from recoco.domain.cases.models import AccessEntry, Opened, Outcome, OutcomeSource
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared
from recoco.surfaces.impact.marks import Marks, placed, span


@dataclass(frozen=True)
class Happened:
    """Something that really happened in a case of P.

    :param days: those when it is known.
    :param confirmed: of these, those when an adviser has seen it.
    """

    case: int
    kind: str
    source: OutcomeSource
    days: int
    confirmed: int


def happened(portal: Portal, marks: Marks, cases: Mapping[int, int]) -> list[Happened]:
    """Return what really happened: one query."""
    rows = _declared(portal.pk, *marks.ends)
    count, found = len(marks.ends), []
    for case, kind, source, declared, confirmed in rows:
        if days := span(declared, count) & cases.get(case, 0):
            found.append(Happened(case, kind, OutcomeSource(source), days, days & span(confirmed, count)))
    return found


@prepared
def _declared(portal_id: int, *ends: datetime) -> Any:
    return Outcome.objects.filter(portal_id=portal_id, declared_at__lt=ends[-1]).values_list(
        "placement__case_id",
        "kind__label",
        "source",
        placed("declared_at", ends),
        placed("confirmed_at", ends),
    )


@dataclass(frozen=True)
class Revealed:
    """The contact details that somebody asked for.

    :param masks: one for each time, of the only month it counts in.
    :param known: the months that the journal still remembers whole.
    """

    masks: list[int]
    known: int


def revealed(portal: Portal, marks: Marks, cases: Mapping[int, int]) -> Revealed:
    """Return what the access journal says of the twelve months it keeps: one query."""
    rows = _asked(portal.pk, marks.begin, *marks.ends)
    masks = [cases.get(case, 0) & (1 << month) for case, month in rows]
    begins = (marks.begin, *marks.ends[:-1])
    known = sum(1 << rank for rank, begin in enumerate(begins) if begin >= clock.now() - KEPT)
    return Revealed(masks, known)


@prepared
def _asked(portal_id: int, begin: datetime, *ends: datetime) -> Any:
    asked = AccessEntry.objects.filter(portal_id=portal_id, what=Opened.CONTACT)
    return asked.filter(at__gte=begin, at__lt=ends[-1]).order_by().values_list("case_id", placed("at", ends))
