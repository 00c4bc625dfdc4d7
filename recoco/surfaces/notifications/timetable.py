"""The e-mails that somebody is about to get on this portal: when, why, and what they say today."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Count, Min

from recoco.domain.accounts.models import Person
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.budget import is_over, spent
from recoco.surfaces.notifications.families import Family
from recoco.surfaces.notifications.judging import Judge
from recoco.surfaces.notifications.mailing import Letter, letter_of, slowest
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.paces import LABELS, Pace
from recoco.surfaces.notifications.table import row_of


@dataclass(frozen=True)
class Upcoming:
    """One e-mail to come.

    :param number: of its first notice: what names it until it leaves.
    :param at: when it leaves; in the past when the worker is late.
    :param families: what it tells.
    """

    number: int
    at: datetime
    pace: Pace
    is_postponed: bool
    families: list[Family]
    count: int

    @property
    def reason(self) -> str:
        """Why it leaves then."""
        if self.is_postponed:
            return "beaucoup d’e-mails sont déjà partis cette semaine : le reste est regroupé"
        return f"rythme choisi ou habituel : {LABELS[self.pace]}"


def upcoming(person: Person) -> list[Upcoming]:
    """Return the e-mails to come of a person of the current portal, soonest first."""
    found = []
    for group in _groups(person):
        families = sorted({Family(one.family) for one in group}, key=lambda family: family.rank)
        postponed = any(one.is_postponed for one in group)
        first = group[0]
        found.append(Upcoming(first.pk, _hour(first), slowest(group), postponed, families, len(group)))
    return found


def written_to() -> Any:
    """Return the persons of the current portal who have an e-mail to come, with its hour and how much it tells."""
    waiting = Notice.objects.all().waiting().unread().order_by()
    rows = waiting.values("person_id", "person__first_name", "person__last_name")
    return rows.annotate(first=Min("due_at"), count=Count("pk")).order_by("first", "person_id")


def week_of(person: Person) -> tuple[int, bool]:
    """Return how many e-mails that count *person* got in seven days on all portals, and whether it is enough."""
    count = spent([person.user_id]).get(person.user_id, 0)
    return count, is_over(count)


def preview(person: Person, number: int) -> OutgoingEmail | None:
    """Return, rendered and unsaved, the e-mail that begins with the notice of this *number*; None when it left."""
    for group in _groups(person):
        if group[0].pk != number:
            continue
        judge = Judge(group)
        told = [one for one in group if judge.is_readable(one)]
        if told:
            return _rendered(letter_of(told, slowest(group), judge, to=person), person)
    return None


def _rendered(letter: Letter, person: Person) -> OutgoingEmail:
    email = OutgoingEmail(portal=scope.current_portal(), kind=letter.kind.name, to=person.user.email)
    email.words, email.user_id = letter.words, person.user_id
    render(email)
    return email


def _groups(person: Person) -> Iterator[Sequence[Notice]]:
    """Gather what will leave together: summaries by hour, what leaves at once by fact."""
    waiting = Notice.objects.all().waiting().unread().filter(person=person).select_related("event")
    notices = sorted(waiting, key=lambda one: (_hour(one), _key(one), one.at, one.pk))
    for _, group in groupby(notices, key=lambda one: (_hour(one), _key(one))):
        yield list(group)


def _hour(notice: Notice) -> datetime:
    return notice.due_at or clock.now()


def _key(notice: Notice) -> tuple[str, int]:
    if notice.pace != Pace.NOW:
        return "", 0
    row = row_of(notice.event.type)
    return (notice.event.type, notice.case_id or 0) if row.is_grouped else ("", notice.pk)
