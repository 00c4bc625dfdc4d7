"""A commit wakes the worker long before its next periodic pass."""

import threading
from datetime import timedelta
from functools import partial
from time import monotonic

import pytest
from django.db import connection, transaction

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.waking import Bell, wake
from tests.kernel.jobs.trial import Errand, Trace, eventually, prepare, run_errands

RARE = Sweep("trial.rare", Lane.NOW, run_errands, timedelta(hours=1))


def test_a_commit_is_acted_upon_within_two_seconds(working) -> None:
    with working(RARE):
        eventually(lambda: False, seconds=0.5)  # asleep by now
        for _ in range(3):
            with transaction.atomic():
                prepare(1)
                transaction.on_commit(partial(wake, Lane.NOW))
            committed = monotonic()
            assert eventually(lambda: not Errand.objects.filter(done=False).exists())
            assert monotonic() - committed < 2


def test_a_worker_at_rest_stays_at_rest(working) -> None:
    passes = []
    quiet = Sweep("trial.quiet", Lane.NOW, lambda stop: passes.append(1) or 0, timedelta(hours=1))
    with working(quiet):
        eventually(lambda: False, seconds=1)
        before = len(passes)
        eventually(lambda: False, seconds=1)
        assert len(passes) == before


@pytest.mark.postgresql
def test_a_call_wakes_its_lane_only(working) -> None:
    heard = {lane: threading.Event() for lane in Lane}

    def sweep(lane: Lane) -> Sweep:
        return Sweep(f"trial.{lane}", lane, lambda stop: heard[lane].set() or 0, timedelta(hours=1))

    with working(sweep(Lane.NOW), sweep(Lane.REST)):
        eventually(lambda: False, seconds=0.5)
        for event in heard.values():
            event.clear()
        wake(Lane.REST)
        assert heard[Lane.REST].wait(2)
        assert not heard[Lane.NOW].is_set()


@pytest.mark.postgresql
def test_a_worker_whose_connections_are_cut_comes_back(working) -> None:
    with working(RARE) as worker:
        prepare(1)
        wake(Lane.NOW)
        assert eventually(lambda: Trace.objects.count() == 1)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        prepare(1)  # no call: listening again is enough
        assert eventually(lambda: Trace.objects.count() == 2)
        assert worker.is_whole()


@pytest.mark.django_db
@pytest.mark.postgresql
def test_a_call_that_cannot_be_made_harms_nobody(monkeypatch) -> None:
    monkeypatch.setattr("recoco.kernel.jobs.waking.CHANNEL", "")
    wake(Lane.NOW)


def test_a_bell_rung_while_nobody_listens_is_heard() -> None:
    bell = Bell()
    bell.ring()
    bell.ring()
    assert bell.wait(0)
    assert not bell.wait(0)


def test_a_signal_asks_its_children_and_not_the_reverse() -> None:
    stop = StopSignal()
    first, second = stop.child(), stop.child()
    first.ask()
    assert not stop.asked
    assert not second.asked
    stop.ask()
    assert second.asked
    assert stop.child().asked
