"""Turns an event into notices: seconds after it happened, on each portal that has somebody to tell.

Only the portal where something happens has a dispatch row for it: which other portals hold the case, and who advises
it there, is only known when the row is read, not when the gesture is made. So the reader goes from portal to portal
by itself, and the constraint on (event, account) keeps anybody from being told twice, by whichever portal.
"""

from collections.abc import Collection
from datetime import datetime

from django.db.models import QuerySet

from recoco.domain.accounts.models import Person
from recoco.domain.cases.crowds import Crowd
from recoco.domain.cases.models import Placement
from recoco.kernel.access.permissions import Role
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import Reach
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications import audiences
from recoco.surfaces.notifications.audiences import AMONG, BY_CHOICE, COLLECTIVITE, NAMED, ON_EVERY_PORTAL, Who
from recoco.surfaces.notifications.glances import seen_since
from recoco.surfaces.notifications.models import Notice, Recipient
from recoco.surfaces.notifications.paces import Pace, due_at
from recoco.surfaces.notifications.preferences import paces_for
from recoco.surfaces.notifications.table import row_of
from recoco.surfaces.notifications.table.row import Line, Row


def tell(event: Event) -> None:
    """Make the notices of *event*, in the transaction that marks it read; once for each account."""
    row = row_of(event.type)
    here = placement_of(event)
    if event.case_id is not None and (here is None or here.is_muted):
        return
    if row.is_grouped and here is not None:
        # Two publications heard by two workers at once must see each other to leave together.
        Placement.objects.select_for_update(no_key=True, of=("self",)).get(pk=here.pk)
    told = _told_already(event) | row.but(event)
    for line in row.lines:
        if line.makes_notices:
            for portal in _portals(line, event, here):
                with scope.entering(portal):
                    told |= _notify(row, line, event, but=told)


def audience(row: Row, who: Who, event: Event, placement: Placement | None) -> QuerySet[Person]:
    """Return whom a line of *row* tells on the current portal now, whoever made the event.

    :param placement: of the event's case on this portal; None for an event without case.
    """
    if placement is None:
        if event.case_id is not None:
            return Person.objects.none()
        return audiences.team() if who is Who.STAFF else audiences.account((row.named and row.named(event)) or 0)
    if who in COLLECTIVITE and placement.case.is_paused and not row.despite_pause:
        return Person.objects.none()
    if row.permission is None:
        return audiences.owner_whatever_the_state(placement)
    readers = audiences.readers_of(who, placement, row.permission)
    return readers.filter(user_id=row.named(event) or 0) if who in NAMED and row.named else readers


def is_told(
    row: Row,
    who: Who,
    notice: Notice,
    placement: Placement | None,
    crowd: Crowd,
    following: Collection[tuple[int, int]],
) -> bool:
    """Tell whether `audience` would return the person of *notice*, one of *who*: the same question, for many at once.

    Whom a row names never changes: only their rights are asked again.

    :param following: persons who chose to follow a case, each with its number.
    """
    person = notice.person_id
    if placement is None:
        able = AMONG[Who.STAFF] & crowd.roles.get(person, frozenset()) if who is Who.STAFF else True
        return notice.case_id is None and person in crowd.accounts and bool(able)
    if who in COLLECTIVITE and placement.case.is_paused and not row.despite_pause:
        return False
    if placement.is_muted:
        return False
    if row.permission is None:
        return Role.OWNER in crowd.roles_on(placement, person)
    if crowd.holds(row.permission, person, placement, among=AMONG[who]):
        return True
    by_choice = who is Who.CASE_ADVISERS and (person, placement.case_id) in following
    return by_choice and crowd.holds(row.permission, person, placement, among=BY_CHOICE)


def placement_of(event: Event) -> Placement | None:
    """Return the placement of the event's case on the current portal, as it is now."""
    if event.case_id is None:
        return None
    found: Placement | None = Placement.objects.all().present().with_case().filter(case_id=event.case_id).first()
    return found


def _told_already(event: Event) -> set[int | None]:
    with scope.everywhere("a fact is told once to an account, whichever portal tells it"):
        return {event.actor_id, *Notice.objects.filter(event=event).values_list("user_id", flat=True)}


def _portals(line: Line, event: Event, here: Placement | None) -> list[Portal]:
    portal = scope.current_portal()
    if here is not None and line.at_origin and here.case.origin_id != portal.pk:
        return []
    if here is None or event.reach != Reach.CASE or line.who not in ON_EVERY_PORTAL:
        return [portal]
    # The collectivité knows the portal where it brought its case; advisers, first the one where it happened.
    first = here.case.origin_id if line.who in COLLECTIVITE else portal.pk
    with scope.everywhere("an event that reaches a case is told on each of its portals"):
        placements = list(Placement.objects.filter(case_id=event.case_id, withdrawn_at=None).select_related("portal"))
    return [one.portal for one in sorted(placements, key=lambda one: (one.portal_id != first, one.pk))]


def _notify(row: Row, line: Line, event: Event, *, but: set[int | None]) -> set[int | None]:
    placement = placement_of(event)
    people = [one for one in audience(row, line.who, event, placement).order_by("pk") if one.user_id not in but]
    paces = paces_for(line, [one.pk for one in people], event.case_id)
    watching = seen_since(event, row.page, [one.user_id for one in people])
    notices = [_notice(row, line, event, person, paces[person.pk], watching.get(person.user_id)) for person in people]
    Recipient.objects.bulk_create([Recipient(user_id=one.user_id) for one in people], ignore_conflicts=True)
    Notice.objects.bulk_create(notices)
    if row.is_grouped:
        for notice in notices:
            if notice.settled_at is None:
                _hold_back_the_others(notice, row)
    return {notice.user_id for notice in notices}


def _notice(row: Row, line: Line, event: Event, person: Person, pace: Pace, read_at: datetime | None) -> Notice:
    due = due_at(pace, event.at, portal=scope.current_portal(), recall=row.recall)
    return Notice(
        event=event,
        person=person,
        user_id=person.user_id,
        case_id=event.case_id,
        who=line.who,
        family=line.family or "",
        permission=row.permission or "",
        page=row.page,
        at=event.at,
        read_at=read_at,
        pace=pace,
        due_at=due,
        settled_at=None if due and not read_at else clock.now(),
    )


def _hold_back_the_others(notice: Notice, row: Row) -> None:
    """Make what waits with *notice* leave with it, if all of it is recent: nothing is held back twice."""
    alike = Notice.objects.all().waiting().at_once().alike(notice).exclude(pk=notice.pk)
    waiting = dict(alike.values_list("pk", "event__at"))
    if notice.pace == Pace.NOW and waiting and min(waiting.values()) > notice.event.at - row.recall:
        Notice.objects.all().waiting().filter(pk__in=waiting).update(due_at=notice.due_at)
