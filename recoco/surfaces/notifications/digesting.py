"""The summaries of an hour: some people at a time, each held by one worker, marked and queued in one transaction."""

from itertools import groupby

import structlog
from django.db import transaction

from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import taking
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications.budget import is_over, postpone, spent
from recoco.surfaces.notifications.mailing import Group, mail, slowest
from recoco.surfaces.notifications.models import Notice, Recipient
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.retrying import put_back

log = structlog.get_logger(__name__)

AT_A_TIME = 100  # people in one transaction: short, for the one writer of SQLite


def digest_due(stop: StopSignal) -> int:
    """Write the summaries whose hour has come, late or not; return how many people were seen to.

    Stopped at any moment it loses nothing, and several workers share the people: each takes those that nobody holds.
    """
    with scope.everywhere("summaries are due on every portal"):
        portals = Notice.objects.all().due(clock.now()).in_summary().order_by().values("portal_id")
        due = list(Portal.objects.filter(pk__in=portals).order_by("pk"))
    done = 0
    for portal in due:
        with scope.entering(portal):
            done += _write_on_portal(stop)
    return done


def _write_on_portal(stop: StopSignal) -> int:
    done, last = 0, 0
    while not stop.asked and (accounts := _due_after(last)):
        last = accounts[-1]
        try:
            done += _write_to(accounts)
        except Exception:
            log.exception("summaries not written together", accounts=len(accounts))
            done += sum(_write_to_one(account) for account in accounts)
    return done


def _due_after(last: int) -> list[int]:
    """Return the next accounts that have something due here, in the order of their numbers."""
    due = Notice.objects.all().due(clock.now()).in_summary().filter(user_id__gt=last)
    return list(due.order_by("user_id").values_list("user_id", flat=True).distinct()[:AT_A_TIME])


@transaction.atomic
def _write_to(accounts: list[int]) -> int:
    """Write to those of *accounts* that no other worker holds; return how many."""
    held = taking(Recipient.objects.filter(user_id__in=accounts).order_by("user_id"), limit=len(accounts))
    ours = [one.user_id for one in held]
    count = {**dict.fromkeys(ours, 0), **spent(ours)}
    due = Notice.objects.all().due(clock.now()).in_summary().filter(user_id__in=ours)
    notices = list(due.select_for_update(of=("self",)).order_by("person_id", "at", "pk"))
    # Each event once, however many are told of it.
    with scope.everywhere("what happened on one portal may be told by another"):
        events = Event.objects.in_bulk({one.event_id for one in notices})
    for one in notices:
        one.event = events[one.event_id]
    groups = [list(group) for _, group in groupby(notices, key=lambda one: one.person_id)]
    leaving = [group for group in groups if _leaves(group, count)]
    kept = {group[0].person_id for group in leaving}
    late = [one for one in notices if one.person_id not in kept]
    if late:
        postpone(late)
    if leaving:
        mail(leaving)
    return len(ours)


def _leaves(group: Group, count: dict[int, int]) -> bool:
    """Tell whether a summary is within the budget, and count it; that of the week always leaves."""
    account = group[0].user_id
    if slowest(group) is not Pace.WEEKLY and is_over(count[account]):
        return False
    count[account] += 1
    return True


def _write_to_one(account: int) -> int:
    try:
        return _write_to([account])
    except Exception as error:
        log.exception("summary not written", account=account)
        put_back(list(Notice.objects.all().due(clock.now()).in_summary().filter(user_id=account)), error)
        return 1
