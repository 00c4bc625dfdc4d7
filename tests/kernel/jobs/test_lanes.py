"""Sweeps go on whatever happens to one of them, and nothing urgent waits."""

import threading
from contextvars import ContextVar
from datetime import time, timedelta
from time import monotonic

import pytest

from recoco.kernel.jobs.entries import Job, Lane, Sweep
from recoco.kernel.jobs.lanes import Pace
from recoco.kernel.jobs.models import JobRun, SweepState
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.waking import wake
from tests.kernel.jobs.trial import Errand, eventually, prepare, run_errands

ERRANDS = Sweep("trial.errands", Lane.NOW, run_errands)


def all_done() -> bool:
    return not Errand.objects.filter(done=False).exists()


def test_all_that_is_due_is_done_and_counted(working) -> None:
    prepare(20)
    with working(ERRANDS):
        assert eventually(all_done)
    state = SweepState.objects.get(name="trial.errands")
    assert (state.total, state.failures, state.last_error) == (20, 0, "")


def test_nothing_is_written_when_nothing_is_due(working) -> None:
    passes = []
    idle = Sweep("trial.idle", Lane.REST, lambda stop: passes.append(1) or 0, timedelta(seconds=0.05))
    with working(idle):
        assert eventually(lambda: len(passes) > 5)
    assert not SweepState.objects.exists()


@pytest.mark.parametrize("where", ["sweep", "job"])
def test_urgent_work_does_not_wait_for_long_work(working, where: str) -> None:
    started, asked = threading.Event(), threading.Event()

    def long_work(stop: StopSignal) -> int:
        started.set()
        if stop.wait(60):
            asked.set()
        return 0

    sweeps = [Sweep("trial.long", Lane.REST, long_work)] if where == "sweep" else []
    jobs = (Job("trial.long", Daily(time(0)), long_work),) if where == "job" else ()
    with working(ERRANDS, *sweeps, jobs=jobs):
        assert started.wait(5)
        prepare(1)
        wake(Lane.NOW)
        assert eventually(all_done, seconds=2)
    assert asked.is_set()


def test_sweeps_of_one_lane_take_turns(working) -> None:
    turns = []
    busy = [
        Sweep(f"trial.{name}", Lane.REST, lambda stop, name=name: turns.append(name) or stop.wait(0.01) or 1)
        for name in "ab"
    ]
    with working(*busy):
        assert eventually(lambda: len(turns) > 10)
    assert turns[:6] == list("ababab")


def test_a_failing_sweep_stops_no_other_and_is_tried_less_and_less(working) -> None:
    tries = []

    def fail(stop: StopSignal) -> int:
        tries.append(monotonic())
        raise ValueError("no paper left")

    prepare(1)
    with working(Sweep("trial.failing", Lane.NOW, fail, timedelta(0)), ERRANDS):
        assert eventually(all_done)
        assert eventually(lambda: len(tries) == 3)
    assert tries[1] - tries[0] >= 0.9
    assert tries[2] - tries[1] >= 1.9
    state = SweepState.objects.get(name="trial.failing")
    assert state.failures == 3
    assert state.last_error == "ValueError: no paper left"


@pytest.mark.django_db
def test_a_sweep_that_recovers_says_so_and_keeps_its_last_error() -> None:
    answers = iter([ValueError("once"), 0])

    def work(stop: StopSignal) -> int:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return answer

    pace = Pace(Sweep("trial.recovering", Lane.NOW, work))
    assert pace.run(StopSignal())
    pace.tally.write()
    pace.rouse()
    assert not pace.run(StopSignal())  # a call does not shorten the pause after a failure
    assert SweepState.objects.get().failures == 1
    pace.forgive()
    pace.run(StopSignal())
    pace.tally.write(at_once=True)
    state = SweepState.objects.get()
    assert (state.failures, state.last_error) == (0, "ValueError: once")


def test_a_pass_leaves_nothing_of_its_context_to_the_next(working) -> None:
    portal: ContextVar[str] = ContextVar("portal", default="none")
    seen = []

    def work(stop: StopSignal) -> int:
        seen.append(portal.get())
        portal.set("left behind")
        return 1 if len(seen) < 3 else 0

    with working(Sweep("trial.one", Lane.REST, work), Sweep("trial.two", Lane.REST, work)):
        assert eventually(lambda: len(seen) >= 4)
    assert set(seen) == {"none"}


def test_the_worker_runs_the_jobs_that_are_due(working) -> None:
    job = Job("trial.daily", Daily(time(0)), lambda stop: 3)
    with working(jobs=(job,)):
        assert eventually(lambda: JobRun.objects.succeeded().filter(done=3).exists())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_a_worker_that_lost_a_thread_says_so(working) -> None:
    def die(stop: StopSignal) -> int:
        raise SystemExit

    with working(Sweep("trial.deadly", Lane.REST, die)) as worker:
        assert eventually(lambda: not worker.is_whole())
