"""A real worker process, killed at any moment: nothing is lost, nothing is done twice."""

import random
import signal
import time
from collections.abc import Callable, Iterator

import pytest
from django.db import transaction

from recoco.kernel.jobs.models import JobRun
from tests.kernel.jobs.trial import Errand, Trace, eventually, prepare
from tests.processes import Process, processes

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("trial_tables")]

ERRANDS = 150
KILLS = 8

Start = Callable[..., Process]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts workers on the database of the test.

    Their patience is how many seconds they wait for the one writer of SQLite.
    """
    with processes("tests.kernel.jobs.worker_settings") as start_process:
        yield lambda *, patience=20: start_process("recoco", "worker", TRIAL_PATIENCE=patience)


def traces(kind: str) -> int:
    return Trace.objects.filter(what__startswith=kind).count()


def test_a_worker_killed_again_and_again_loses_and_doubles_nothing(start: Start) -> None:
    chance = random.Random(20260312)
    prepare(ERRANDS)
    for _ in range(KILLS):
        before = traces("errand")
        worker = start()
        assert eventually(lambda before=before: traces("errand") > before, seconds=20)
        time.sleep(chance.uniform(0, 0.15))
        worker.kill()
        worker.wait()
    assert traces("errand") < ERRANDS  # it was killed at work
    assert JobRun.objects.get().finished_at is None
    time.sleep(0.6)  # for the lease of the dead to end
    start()
    assert eventually(lambda: traces("errand") == ERRANDS, seconds=30)
    assert eventually(lambda: JobRun.objects.succeeded().exists(), seconds=30)
    assert not Errand.objects.exclude(done=True, pinned=True).exists()
    assert Trace.objects.values("what").distinct().count() == Trace.objects.count() == 2 * ERRANDS


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_asked_to_stop_ends_after_the_item_in_hand(start: Start, number: int) -> None:
    prepare(ERRANDS)
    worker = start()
    assert eventually(lambda: traces("errand") > 0, seconds=20)
    worker.send_signal(number)
    assert worker.wait(5) == 0
    assert 0 < traces("errand") < ERRANDS
    assert JobRun.objects.get().retake_at is not None


def test_a_long_lock_stops_nothing_for_good(start: Start) -> None:
    prepare(3)
    with transaction.atomic():
        Trace.objects.create(what="the lock")
        worker = start(patience=0.5)
        time.sleep(3.5)  # SQLite refuses every write of the worker meanwhile
    assert eventually(lambda: traces("errand") == 3, seconds=20)
    assert eventually(lambda: JobRun.objects.succeeded().exists(), seconds=20)
    assert worker.poll() is None
