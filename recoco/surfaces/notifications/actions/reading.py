"""Somebody has had notices before their eyes."""

from datetime import datetime

from django.db import transaction

from recoco.domain.cases.models import Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.counting import unread_by
from recoco.surfaces.notifications.glances import glance_at
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.pages import Shown


def reads_for_oneself(actor: Actor) -> bool:
    """Tell whether what *actor* looks at counts as read: not for whoever looks through the eyes of somebody else."""
    return actor.person is not None and actor.person.user_id == actor.user_id


@transaction.atomic
def mark_shown(shown: Shown, *, at: datetime, last: int, by: Actor) -> None:
    """Note that a page was before the eyes of *by*: its notices are read, whichever portal tells them.

    :param at: when the page was made: what happened until then is on it, even what is not told yet.
    :param last: the latest notice that it knew of: those made since stay unread.
    """
    if not reads_for_oneself(by):
        return
    with scope.everywhere("a fact read on one portal of a case is read on all of them"):
        numbers = unread_by(by, shown).filter(shown.condition(), pk__lte=last).values_list("pk", flat=True)
        _mark(list(numbers))
    if shown.case_id is not None and Placement.objects.visible_to(by).filter(case_id=shown.case_id).exists():
        for route in sorted(shown.routes) if not shown.number else ():
            glance_at(by.person, shown.case_id, route, min(at, clock.now()))


@transaction.atomic
def mark_read(numbers: list[int], *, by: Actor) -> None:
    """Mark some notices of *by* on this portal."""
    if reads_for_oneself(by):
        mine = Notice.objects.filter(person=by.person, pk__in=numbers)
        _mark(list(mine.values_list("pk", flat=True)))


@transaction.atomic
def mark_all_read(*, last: int, by: Actor) -> int:
    """Mark all the notices of *by* on this portal, those made after *last* aside; return how many."""
    if not reads_for_oneself(by):
        return 0
    unread: int = Notice.objects.all().unread().filter(person=by.person, pk__lte=last).update(read_at=clock.now())
    return unread


def _mark(numbers: list[int]) -> None:
    Notice.objects.all().unread().filter(pk__in=numbers).update(read_at=clock.now())
