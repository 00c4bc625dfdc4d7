"""Ninety days of facts, rights and choices that change, and of jobs cut short: who was written what, and why not."""

from collections import Counter
from datetime import timedelta
from typing import Any

from django.conf import settings as product
from django.db import transaction
from hypothesis import HealthCheck, given, settings

from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.budget import COUNTED
from recoco.surfaces.notifications.models import Notice
from tests.surfaces.notifications.history import HISTORIES, History
from tests.surfaces.notifications.post import at
from tests.worlds import World

END = at(8, day=90)


@settings(
    max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@given(steps=HISTORIES)
def test_whatever_happens_each_is_told_once_what_they_may_read_and_want(world: World, steps: list[Any]) -> None:
    with transaction.atomic():
        with scope.everywhere("a test leaves the day before aside"):
            before = OutgoingEmail.objects.filter(kind__startswith="notifications.")
            history = History(world, sent=list(before))
            history.settled = set(Notice.objects.exclude(settled_at=None).values_list("pk", flat=True))
        for hours, (kind, one, other) in steps:
            history.now += timedelta(hours=hours)
            history.do(kind, one, other)
            if kind == "work":
                history.work(is_cut_short=one)
        for day in (0, 1, 2, 7, 8, 14, 15, 22):
            history.now = max(history.now, at(8, 1)) + timedelta(days=day and 1, minutes=day)
            history.work()
        history.now = END
        history.work()
        history.now += timedelta(days=8)
        history.work()
        with scope.everywhere("a test looks for what was lost"):
            assert not Notice.objects.all().waiting().exists()
        told = Counter((email.user_id, cause) for email in history.sent for cause in email.causes)
        assert [fact for fact, times in told.items() if times > 1] == []
        assert_within_budget(history.sent)
        transaction.set_rollback(True)


def assert_within_budget(emails: list[OutgoingEmail]) -> None:
    """No seven days hold more than the budget, the summaries of the week aside."""
    spared = {"notifications.weekly"}
    for email in emails:
        week = [
            one
            for one in emails
            if one.user_id == email.user_id
            and one.kind in set(COUNTED) - spared
            and email.created_at - timedelta(days=7) < one.created_at <= email.created_at
        ]
        assert len(week) <= product.MAX_EMAILS_PER_WEEK, email.to
