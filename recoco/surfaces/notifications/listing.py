"""The page of notifications: by day, then by case, newest first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.timezone import localtime

from recoco.domain.cases.models import Case, Placement
from recoco.kernel.access.actor import Actor
from recoco.surfaces.notifications.access import readable_by
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.signing import portals_of
from recoco.surfaces.notifications.summarising import sentence_of


@dataclass(frozen=True)
class Line:
    """One notice, in words."""

    notice: Notice
    sentence: str


@dataclass(frozen=True)
class Group:
    """The notices of one case on one day; None for what concerns the portal itself."""

    case: Case | None
    lines: list[Line] = field(default_factory=list)


@dataclass(frozen=True)
class Day:
    """One day of the portal, the case that moved last first."""

    date: date
    groups: list[Group]


def notices_of(actor: Actor, *, unread_only: bool) -> Any:
    """Return what *actor* may be shown on this portal, newest first."""
    # The same rows, each by the index that serves: those of a person by date, those of an account while not read.
    mine = Notice.objects.all().unread().filter(user_id=actor.user_id) if unread_only else _all_of(actor)
    return mine.filter(readable_by(actor)).select_related("event").newest_first()


def days_of(notices: Sequence[Notice]) -> list[Day]:
    """Gather a page of notices, in their order: one query for the names of the cases, one for those of portals."""
    cases, elsewhere = _cases(notices), portals_of(notices)
    days: dict[date, dict[int | None, Group]] = {}
    for notice in notices:
        groups = days.setdefault(localtime(notice.at).date(), {})
        group = groups.setdefault(notice.case_id, Group(cases.get(notice.case_id or 0)))
        group.lines.append(Line(notice, sentence_of(notice, elsewhere)))
    return [Day(on, list(groups.values())) for on, groups in days.items()]


def _all_of(actor: Actor) -> Any:
    return Notice.objects.filter(person=actor.person)


def _cases(notices: Iterable[Notice]) -> dict[int, Case]:
    numbers = {one.case_id for one in notices if one.case_id is not None}
    placements = Placement.objects.filter(case_id__in=numbers).select_related("case")
    return {one.case_id: one.case for one in placements}
