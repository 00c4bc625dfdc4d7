"""The post of a past that is played: who was told what, and the e-mails that left, each at its hour.

What is older than the mailboxes that people keep is told to nobody: it would be thousands of e-mails.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db.models import F

from recoco.domain.cases.invitations.reminders import remind_invitations
from recoco.domain.cases.sweeps import rest_silent, resume_due
from recoco.kernel.activity.models import Dispatch
from recoco.kernel.activity.sweeps import hand_out_one
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.settling import settle_waiting
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.sweeps import mail_due

MAILBOXES_KEPT = timedelta(days=30)


class Post:
    """Carries what the stories cause, on these portals, up to *now*."""

    def __init__(self, portals: Sequence[Portal], now: datetime) -> None:
        self.portals = portals
        self._since = now - MAILBOXES_KEPT
        self._is_old = True
        self._worked_on = date.min

    def hear(self, at: datetime) -> None:
        """Let the readers of the log hear what has just happened, unless it is old."""
        if not self._is_old:
            with clock.moved_to(at):
                while hand_out_one():
                    pass

    def deliver_until(self, instant: datetime) -> None:
        """Run the daily work of the day, and mail the notices whose hour comes before *instant*."""
        if self._is_old and instant >= self._since:
            self._pass_over_the_past()
        self._work_daily(instant)
        if self._is_old:
            return
        self.hear(instant)
        while (due := self._next_notice(instant)) is not None:
            with clock.moved_to(due):
                mail_due(StopSignal())
                digest_due(StopSignal())

    def close(self) -> None:
        """Write as sent every e-mail of the past."""
        for portal in self.portals:
            with scope.entering(portal):
                settle_waiting()

    def _work_daily(self, instant: datetime) -> None:
        if instant.date() == self._worked_on:
            return
        self._worked_on = instant.date()
        with clock.moved_to(instant.replace(hour=5, minute=0)):
            resume_due(StopSignal())
            rest_silent(StopSignal())
            if not self._is_old:
                remind_invitations(StopSignal())

    def _pass_over_the_past(self) -> None:
        self._is_old = False
        for portal in self.portals:
            with scope.entering(portal):
                Dispatch.objects.filter(done_at=None).update(done_at=F("due_at"))

    def _next_notice(self, instant: datetime) -> datetime | None:
        with scope.everywhere("the stories of the demonstration are told on every portal"):
            due = Notice.objects.all().due(instant).values_list("due_at", flat=True)
            return due.first()
