"""Any number of workers share the schedule: each run is done once, and none is forgotten."""

import itertools
import threading
import time as clock_time
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection

from recoco.kernel.jobs.entries import Job
from recoco.kernel.jobs.models import JobRun
from recoco.kernel.jobs.runs import ATTEMPTS, KEPT, claim, perform
from recoco.kernel.jobs.schedules import Daily, Every
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock

NINE = datetime(2026, 3, 12, 8, tzinfo=UTC)  # in Paris
HOUR = timedelta(hours=1)


def digest(work=lambda stop: 7, **options) -> Job:
    return Job("trial.digest", Daily(time(8), time(14)), work, **options)


def run_at(instant: datetime, job: Job, worker: str = "first") -> JobRun | None:
    with clock.moved_to(instant):
        run = claim(job, worker)
        if run is not None:
            perform(job, run, StopSignal())
            run.refresh_from_db()
        return run


@pytest.mark.django_db
def test_a_run_is_done_once_and_written_down() -> None:
    run = run_at(NINE, digest())
    assert run is not None
    assert (run.due, run.done, run.error, run.retake_at) == (NINE - HOUR, 7, "", None)
    assert run.duration == timedelta(0)
    assert run_at(NINE + HOUR, digest(), "second") is None


@pytest.mark.django_db
def test_runs_missed_during_an_outage_are_caught_up_once() -> None:
    run_at(NINE, digest())
    run = run_at(NINE + timedelta(days=3), digest())
    assert run is not None
    assert run.due == NINE + timedelta(days=3) - HOUR
    assert JobRun.objects.count() == 2


@pytest.mark.django_db
def test_a_run_that_a_worker_holds_is_left_to_it_even_when_the_next_is_due() -> None:
    with clock.moved_to(NINE):
        assert claim(digest(lease=10 * HOUR), "first")
    assert run_at(NINE + 6 * HOUR, digest(), "second") is None


@pytest.mark.django_db
def test_the_run_of_a_killed_worker_is_taken_again_once_its_lease_is_over() -> None:
    with clock.moved_to(NINE):
        assert claim(digest(), "killed")
    assert run_at(NINE + timedelta(minutes=1), digest(), "second") is None
    run = run_at(NINE + timedelta(minutes=3), digest(), "second")
    assert run is not None
    assert (run.worker, run.attempts, run.error) == ("second", 1, "")


@pytest.mark.django_db
def test_a_run_left_by_a_killed_worker_does_not_block_the_next_one() -> None:
    with clock.moved_to(NINE):
        assert claim(digest(), "killed")
    run = run_at(NINE + 6 * HOUR, digest(), "second")
    assert run is not None
    assert run.due == NINE + 5 * HOUR
    assert not JobRun.objects.open().exists()


@pytest.mark.django_db
def test_a_failed_run_is_tried_again_later_and_not_for_ever() -> None:
    def fail(stop: StopSignal) -> int:
        raise ValueError("no paper left")

    instant, tries = NINE, []
    while run := run_at(instant, digest(fail)):
        assert run.error == "ValueError: no paper left"
        assert run_at(instant, digest(fail)) is None
        tries.append(instant)
        instant = run.retake_at or instant + HOUR
    assert len(tries) == ATTEMPTS
    pauses = [(after - before) for before, after in itertools.pairwise(tries)]
    assert pauses == sorted(pauses)
    assert not JobRun.objects.succeeded().exists()


@pytest.mark.django_db
def test_a_run_cut_short_by_the_end_of_the_worker_is_free_at_once() -> None:
    with clock.moved_to(NINE):
        stop = StopSignal()

        def begin(signal: StopSignal) -> int:
            stop.ask()
            assert signal.asked
            return 1

        run = claim(digest(begin), "first")
        assert run is not None
        perform(digest(begin), run, stop)
        again = claim(digest(), "second")
    assert again is not None
    assert again.attempts == 1  # being stopped is no failure


@pytest.mark.django_db
def test_a_worker_that_lost_its_run_does_not_overwrite_what_the_other_wrote() -> None:
    def lose_it(stop: StopSignal) -> int:
        JobRun.objects.update(worker="second", attempts=2)
        return 99

    run = run_at(NINE, digest(lose_it))
    assert run is not None
    assert (run.worker, run.done, run.finished_at) == ("second", 0, None)


@pytest.mark.django_db
def test_old_runs_are_forgotten() -> None:
    run_at(NINE, digest())
    run_at(NINE + KEPT + 6 * HOUR, digest())
    assert JobRun.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_living_worker_keeps_its_run_and_learns_that_it_lost_it() -> None:
    job = Job("trial.long", Every(60 * 24), lambda stop: 0, lease=timedelta(seconds=0.4))

    def work(stop: StopSignal) -> int:
        clock_time.sleep(0.8)
        assert claim(job, "second") is None  # the lease was renewed
        JobRun.objects.update(worker="second")
        assert stop.wait(5)
        return 0

    long = Job(job.name, job.schedule, work, lease=job.lease)
    run = claim(long, "first")
    assert run is not None
    perform(long, run, StopSignal())
    run.refresh_from_db()
    assert run.error == ""
    assert run.finished_at is None  # for the second worker to say


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("killed_before", [False, True])
def test_two_workers_at_the_same_moment_claim_a_run_once(killed_before: bool) -> None:
    if killed_before:
        with clock.moved_to(NINE):
            claim(digest(), "killed")
    together = threading.Barrier(4)
    claimed = []

    def worker(name: str) -> None:
        connection.ensure_connection()
        with clock.moved_to(NINE + timedelta(minutes=10)):
            together.wait()
            claimed.append(claim(digest(), name))
        connection.close()

    threads = [threading.Thread(target=worker, args=(str(number),)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert len([run for run in claimed if run]) == 1
    assert JobRun.objects.count() == 1
