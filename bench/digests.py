"""Writes the summaries of a morning to everybody: `python -m bench.digests`, on PostgreSQL, after `bench.generate P`.

The last facts of every case are due. One worker is killed half-way, two others resume, then two processes render what
was queued, as the outbox does. Nobody may be written to twice.
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

NEWS = 3  # facts of each case, and whatever was told to advisers of its territory
SHARES = ("0", "1")
BUDGET_SECONDS, CODE_SECONDS = 60, 2
FORGET = (
    "UPDATE notifications_notice SET pace = 'never', due_at = NULL, settled_at = at, email_id = NULL"
    " WHERE pace <> 'never'"
)
LAY = """
UPDATE notifications_notice SET pace = 'daily', due_at = %s, settled_at = NULL, read_at = NULL
WHERE who = 'territory_advisers' OR event_id IN (
  SELECT id FROM (
    SELECT id, row_number() OVER (PARTITION BY portal_id, case_id ORDER BY at DESC, id DESC) AS rank
    FROM activity_event WHERE type IN ('message.posted', 'recommendation.published', 'adviser.joined')
  ) AS told WHERE rank <= %s)
"""


def main() -> None:
    """Lay the news, let the workers run, say what it cost; exit 1 beyond the budget or after a double."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("role", nargs="?", default="", choices=["", "write", "render"], help="internal: one worker")
    parser.add_argument("share", nargs="?", default="0", choices=SHARES)
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
        if asked.role:
            write() if asked.role == "write" else render(int(asked.share))
            print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
        else:
            run()


def write() -> None:
    """Be one worker; say what it held in memory after its first people, then the most it ever held."""
    from recoco.kernel.jobs.stopping import StopSignal
    from recoco.surfaces.notifications.digesting import digest_due

    class Watched(StopSignal):
        looks = 0

        @property
        def asked(self) -> bool:
            self.looks += 1
            if self.looks == 10:
                print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
            return super().asked

    digest_due(Watched())


def render(share: int) -> None:
    """Render one summary of two."""
    from django.db.models.functions import Mod

    from recoco.kernel.mail.rendering import render as render_email
    from recoco.kernel.portals import scope

    with scope.everywhere("the bench renders the e-mails of all portals"):
        mine = _emails().annotate(share=Mod("pk", len(SHARES))).filter(share=share)
        for email in mine.select_related("portal").iterator(chunk_size=200):
            render_email(email)


def run() -> None:
    """Measure it."""
    people = lay_news()
    print(f"{people} people have news")
    start = time.monotonic()
    first = worker("write")
    while written() < people // 2:
        time.sleep(0.1)
    first.send_signal(signal.SIGKILL)
    first.wait()
    print(f"killed after {written()} summaries and {time.monotonic() - start:.1f} s")
    resumed = time.monotonic()
    others = [worker("write"), worker("write")]
    code = code_seconds()
    memory = [" then ".join(one.communicate()[0].split()) for one in others]
    queued = time.monotonic() - start
    print(f"queued {written()} in {queued:.1f} s, {time.monotonic() - resumed:.1f} s of them by two workers")
    print(f"workers held {' MB, '.join(memory)} MB; a code left in {code:.2f} s meanwhile")
    start = time.monotonic()
    for one in [worker("render", share) for share in SHARES]:
        one.communicate()
    rendered = time.monotonic() - start
    print(f"rendered in {rendered:.1f} s by two processes: {queued + rendered:.1f} s in all")
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(f"processor, database aside: {spent.ru_utime + spent.ru_stime:.1f} s for all processes together")
    doubles, lost = judge()
    print(f"doubles: {doubles}, lost: {lost}")
    if doubles or lost or queued + rendered > BUDGET_SECONDS or code > CODE_SECONDS:
        sys.exit(1)


def worker(*role: str) -> "subprocess.Popen[str]":
    """Start one."""
    command = [sys.executable, "-m", "bench.digests", *role]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=os.environ)


def lay_news() -> int:
    """Make the last facts due this morning, for all who were told of them; return how many people."""
    from django.db import connection

    from bench.generator.world import DAY
    from recoco.kernel.portals import scope
    from recoco.surfaces.notifications.models import Notice

    with connection.cursor() as cursor:
        cursor.execute(FORGET)
        cursor.execute("DELETE FROM mail_outgoingemail WHERE kind LIKE 'notifications.%'")
        cursor.execute(LAY, [DAY - timedelta(minutes=1), NEWS])
        cursor.execute("VACUUM ANALYZE notifications_notice")
    with scope.everywhere("the bench counts those who have news"):
        return int(Notice.objects.all().waiting().order_by().values("person_id").distinct().count())


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
