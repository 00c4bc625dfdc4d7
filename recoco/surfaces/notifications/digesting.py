"""The summaries of an hour: some people at a time, each held by one worker, marked and queued in one transaction."""

from itertools import groupby

import structlog
from django.db import transaction
from django.db.models import Exists, OuterRef

from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import taking
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.budget import is_over, postpone, spent
from recoco.surfaces.notifications.judging import Judge
from recoco.surfaces.notifications.mailing import Group, mail, slowest
from recoco.surfaces.notifications.models import Notice, Recipient
from recoco.surfaces.notifications.paces import Pace
from recoco.surfaces.notifications.retrying import put_back

log = structlog.get_logger(__name__)

AT_A_TIME = 25  # people in one transaction: short, for the one writer of SQLite


def digest_due(stop: StopSignal) -> int:
    """Write the summaries whose hour has come, late or not; return how many people were seen to.

    Stopped at any moment it loses nothing, and several workers share the people: each takes those that nobody holds.
    """
    done, last = 0, 0
    while not stop.asked:
        accounts = _due_after(last)
        if not accounts:
            break
        last = accounts[-1]
        try:
            done += _write_to(accounts)
        except Exception:
            log.exception("summaries not written together", accounts=len(accounts))
            done += sum(_write_to_one(account) for account in accounts)
    return done


def _due_after(last: int) -> list[int]:
    """Return the next accounts that have something due, in the order of their numbers; most passes end here."""
    with scope.everywhere("summaries are due on every portal"):
        due = Notice.objects.all().due(clock.now()).in_summary().order_by()
        people = Recipient.objects.filter(Exists(due.filter(user_id=OuterRef("user_id"))), user_id__gt=last)
        return list(people.order_by("user_id").values_list("user_id", flat=True)[:AT_A_TIME])


@transaction.atomic
def _write_to(accounts: list[int]) -> int:
    """Write to those of *accounts* that no other worker holds; return how many."""
    held = taking(Recipient.objects.filter(user_id__in=accounts).order_by("user_id"), limit=len(accounts))
    ours = [one.user_id for one in held]
    count = {**dict.fromkeys(ours, 0), **spent(ours)}
    with scope.everywhere("summaries are due on every portal"):
        due = Notice.objects.all().due(clock.now()).in_summary().filter(user_id__in=ours)
        rows = due.select_related("event", "portal").select_for_update(of=("self",))
        notices = list(rows.order_by("portal_id", "person_id", "at", "pk"))
    for _, on_portal in groupby(notices, key=lambda one: one.portal_id):
        groups = [list(group) for _, group in groupby(on_portal, key=lambda one: one.person_id)]
        with scope.entering(groups[0][0].portal):
            leaving = [group for group in groups if _leaves(group, count)]
            late = [one for group in groups if group not in leaving for one in group]
            if late:
                postpone(late)
            if leaving:
                mail(leaving, Judge())
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
        with scope.everywhere("summaries are due on every portal"):
            due = list(Notice.objects.all().due(clock.now()).in_summary().filter(user_id=account))
            put_back(due, error)
        return 1
