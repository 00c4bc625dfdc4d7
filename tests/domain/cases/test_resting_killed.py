"""A night of the automatic pause in a real process, killed again and again: each dossier is told once, paused once.

The whole drill is run with RECOCO_KILLS=50; the ordinary suite does with less.
"""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest

from recoco.domain.cases.models import Case
from recoco.domain.cases.sweeps import rest_silent
from recoco.kernel.activity.models import Event
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from tests.domain.cases.silent import asleep, more
from tests.processes import Process, processes
from tests.surfaces.notifications.post import at, work
from tests.worlds import World

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

KILLS = int(os.environ.get("RECOCO_KILLS", "2"))
PAUSE_SECONDS = 0.05  # of each dossier, its transaction open
ANNOUNCED, PAUSED = "case.pause_announced", "case.paused"

Start = Callable[[datetime], Process]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts nights on the database of the test."""
    with processes() as start_process:
        worker = "tests.domain.cases.night_worker"
        yield lambda night: start_process(worker, night.isoformat(), PAUSE_SECONDS)


def said(kind: str) -> Counter[int | None]:
    """Return how many events of a kind each case has."""
    with scope.everywhere("a test reads the log"):
        return Counter(Event.objects.filter(type=kind).values_list("case_id", flat=True))


def changed(kind: str) -> set[int | None]:
    """Return the cases whose pause is announced, or that are paused."""
    column = {ANNOUNCED: "pause_announced_at", PAUSED: "paused_at"}[kind]
    with scope.everywhere("a test reads the cases"):
        return set(Case.objects.exclude(**{column: None}).values_list("pk", flat=True))


def told(kind: str) -> Counter[tuple[int | None, int | None]]:
    """Return how many e-mails tell each account of an event of a kind, by case."""
    with scope.everywhere("a test reads the outbox"):
        cases = dict(Event.objects.filter(type=kind).values_list("pk", "case_id"))
        emails = OutgoingEmail.objects.values_list("user_id", "causes")
        return Counter((user, cases[cause]) for user, causes in emails for cause in causes if cause in cases)


def begun(process: Process, kind: str, before: int) -> bool:
    """Wait until the night has changed something."""
    limit = time.monotonic() + 120
    while time.monotonic() < limit and process.poll() is None:
        if said(kind).total() > before:
            return True
        time.sleep(0.01)
    return False


def test_killed_at_any_instant_it_is_ended_by_the_next_run(world: World, start: Start) -> None:
    more(world, 10 * (KILLS + 1))
    asleep(world)
    with scope.everywhere("a test counts the cases"):
        cases = set(Case.objects.values_list("pk", flat=True))
    chance = random.Random(20260303)
    for night, kind in ((at(5, 10), ANNOUNCED), (at(5, 10, day=30), PAUSED)):
        for _ in range(KILLS):
            before = said(kind).total()
            process = start(night)
            assert begun(process, kind, before), "it never began"
            time.sleep(chance.uniform(0, 0.15))  # in the middle of a transaction, or between two
            process.kill()
            assert process.wait() == -signal.SIGKILL, "it had ended: killed too late to prove anything"
            assert before < said(kind).total() < len(cases)
            assert said(kind) == Counter(changed(kind)), "a change without its event, or the reverse"
        left = len(cases) - said(kind).total()
        with clock.moved_to(night):
            assert rest_silent(StopSignal()) == left
            assert rest_silent(StopSignal()) == 0
        assert said(kind) == Counter(cases), "a dossier was left, or told twice"
        assert changed(kind) == cases
        work(night + timedelta(minutes=1))
        work(night + timedelta(days=1, hours=3))
        letters = told(kind)
        assert {number for _, number in letters} == cases, "a collectivité was not told"
        assert set(letters.values()) == {1}, "somebody was told twice"
