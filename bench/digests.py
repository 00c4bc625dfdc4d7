"""Writes the summaries of a morning to everybody: `python -m bench.digests`, on PostgreSQL, after `bench.generate P`.

Every case has news. One worker is killed half-way, two others resume. Nobody may be written to twice.
"""

import argparse
import os
import resource
import signal
import subprocess
import sys
import time
from collections import Counter
from datetime import timedelta
from typing import Any

from bench.environment import set_up

NEWS, WORKER = 3, "worker"
BUDGET_SECONDS, CODE_SECONDS = 60, 2


def main() -> None:
    """Lay the news, let the workers run, say what it cost; exit 1 beyond the budget or after a double."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("role", nargs="?", default="", choices=["", WORKER], help="internal: one worker")
    asked = parser.parse_args()
    set_up()
    from bench.generator.making import NotOurs, ensure_ours
    from bench.generator.world import DAY
    from recoco.kernel.kit import clock

    try:
        ensure_ours()
    except NotOurs as refusal:
        sys.exit(str(refusal))
    with clock.moved_to(DAY):
        work() if asked.role else run()


def work() -> None:
    """Be one worker."""
    from recoco.kernel.jobs.stopping import StopSignal
    from recoco.surfaces.notifications.digesting import digest_due

    digest_due(StopSignal())
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)


def run() -> None:
    """Measure it."""
    people = lay_news()
    print(f"{people} people have news")
    start = time.monotonic()
    first = worker()
    while written() < people // 2:
        time.sleep(0.1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    killed_at = written()
    print(f"killed after {killed_at} summaries and {time.monotonic() - start:.1f} s")
    others = [worker(), worker()]
    code = code_seconds()
    memory = [int(one.communicate()[0].split()[-1]) for one in others]
    queued = time.monotonic() - start
    print(f"queued {written()} in {queued:.1f} s, workers held {memory} MB, a code left in {code:.2f} s meanwhile")
    rendered = render_all()
    print(f"rendered in {rendered:.1f} s: {queued + rendered:.1f} s in all")
    doubles, lost = judge()
    print(f"doubles: {doubles}, lost: {lost}")
    if doubles or lost or queued + rendered > BUDGET_SECONDS or code > CODE_SECONDS:
        sys.exit(1)


def worker() -> "subprocess.Popen[str]":
    """Start one."""
    command = [sys.executable, "-m", "bench.digests", WORKER]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)


def lay_news() -> int:
    """Tell everybody of some news of each of their cases, due this morning; return how many people."""
    from bench.generator.world import DAY, insert_on
    from recoco.domain.accounts.models import Person
    from recoco.domain.cases.events.people import MEMBER_REMOVED
    from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation
    from recoco.domain.cases.statuses import ON_BOARD
    from recoco.kernel.activity.models import Event
    from recoco.kernel.portals import scope
    from recoco.kernel.portals.models import Portal
    from recoco.surfaces.notifications.models import Notice, Recipient

    forget()
    for portal in Portal.objects.order_by("pk"):
        with scope.entering(portal):
            placements = list(Placement.objects.filter(status__in=ON_BOARD, archived_at=None, withdrawn_at=None))
            accounts = dict(Person.objects.values_list("user_id", "pk"))
            sides = CaseParticipation.objects.values_list("case_id", "user_id")
            followings = PlacementParticipation.objects.values_list("placement__case_id", "person__user_id")
            on_case: dict[int, dict[int, str]] = {}
            for rows, who in ((followings, "case_advisers"), (sides, "collectivite")):
                for case_id, account in rows:
                    on_case.setdefault(case_id, {})[account] = who
        said = {"who": "Claude Martin"}
        events = [
            Event(type=MEMBER_REMOVED.name, reach=MEMBER_REMOVED.reach, visibility=MEMBER_REMOVED.visibility,
                  portal_id=portal.pk, case_id=one.case_id, actor_name="Camille Petit", subject_type="cases.placement",
                  subject_id=one.pk, words=said, channel="web", at=DAY - timedelta(hours=rank + 1))
            for one in placements for rank in range(NEWS)
        ]  # fmt: skip
        insert_on(portal, Event, events)
        told: set[int] = set()
        notices = []
        for event in events:
            for account, who in on_case.get(event.case_id or 0, {}).items():
                if account in accounts:
                    told.add(account)
                    notices.append(
                        Notice(event=event, person_id=accounts[account], user_id=account, case_id=event.case_id,
                               who=who, family="people", permission="case.view", page="cases:show", pace="daily",
                               at=event.at, due_at=DAY - timedelta(minutes=1))
                    )  # fmt: skip
        insert_on(portal, Notice, notices)
        Recipient.objects.bulk_create([Recipient(user_id=one) for one in told], ignore_conflicts=True)
    with scope.everywhere("the bench counts those who have news"):
        return Notice.objects.all().waiting().order_by().values("person_id").distinct().count()


def forget() -> None:
    """Remove what an earlier run has left."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE notifications_notice, notifications_recipient")
        cursor.execute("DELETE FROM mail_outgoingemail WHERE kind LIKE 'notifications.%'")


def written() -> int:
    """Return how many e-mails of notices are in the outbox."""
    from recoco.kernel.portals import scope

    with scope.everywhere("the bench counts the e-mails of all portals"):
        return int(_emails().count())


def code_seconds() -> float:
    """Return how long a code takes from the gesture to the mail server, while the summaries are written."""
    from django.conf import settings
    from django.db import transaction

    from recoco.domain.accounts.mails import CODE
    from recoco.kernel.jobs.entries import Lane
    from recoco.kernel.jobs.stopping import StopSignal
    from recoco.kernel.mail.sending import send
    from recoco.kernel.mail.sweeps import send_waiting
    from recoco.kernel.portals import scope
    from recoco.kernel.portals.models import Portal

    settings.MAILERS = {"default": {"BACKEND": "django.core.mail.backends.dummy.EmailBackend"}}
    time.sleep(2)  # the workers have begun
    start = time.monotonic()
    with scope.entering(Portal.objects.order_by("pk")[0]), transaction.atomic():
        send(CODE, to="marie@exemple.fr", words={"code": "012345", "minutes": 15})
    send_waiting(Lane.NOW, StopSignal())
    return time.monotonic() - start


def render_all() -> float:
    """Render every summary, as the outbox does before it hands them over; return the seconds."""
    from recoco.kernel.mail.rendering import render
    from recoco.kernel.portals import scope

    start = time.monotonic()
    with scope.everywhere("the bench renders the e-mails of all portals"):
        for email in _emails().select_related("portal").iterator(chunk_size=200):
            render(email)
    return time.monotonic() - start


def judge() -> tuple[int, int]:
    """Return how many facts were told twice to somebody, and how many to nobody."""
    from recoco.kernel.portals import scope
    from recoco.surfaces.notifications.models import Notice

    with scope.everywhere("the bench looks for what was lost"):
        told = Counter(
            (account, one) for account, causes in _emails().values_list("user_id", "causes") for one in causes
        )
        lost = Notice.objects.all().waiting().count()
    return sum(times - 1 for times in told.values()), lost


def _emails() -> Any:
    from recoco.kernel.mail.models import OutgoingEmail

    return OutgoingEmail.objects.filter(kind__startswith="notifications.")


if __name__ == "__main__":
    main()
