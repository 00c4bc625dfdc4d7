"""A job that did not succeed well after its hour alarms somebody."""

from datetime import UTC, datetime, time, timedelta

import pytest

from recoco.kernel.jobs.entries import Job
from recoco.kernel.jobs.lateness import late_jobs
from recoco.kernel.jobs.runs import claim, perform
from recoco.kernel.jobs.schedules import Daily, Every
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock

NINE = datetime(2026, 3, 12, 8, tzinfo=UTC)  # in Paris

pytestmark = pytest.mark.django_db


def succeed(job: Job, at: datetime) -> None:
    with clock.moved_to(at):
        run = claim(job, "worker")
        assert run is not None
        perform(job, run, StopSignal())


def late_at(instant: datetime) -> list[str]:
    with clock.moved_to(instant):
        return [late.job.name for late in late_jobs()]


def test_a_job_is_late_half_an_hour_after_its_hour(declared) -> None:
    daily = Job("trial.daily", Daily(time(8)), lambda stop: 0)
    declared(jobs=(daily,))
    succeed(daily, NINE)
    assert late_at(NINE + timedelta(hours=23, minutes=15)) == []
    assert late_at(NINE + timedelta(hours=23, minutes=31)) == ["trial.daily"]


def test_a_frequent_job_is_late_too(declared) -> None:
    frequent = Job("trial.frequent", Every(5), lambda stop: 0)
    declared(jobs=(frequent,))
    succeed(frequent, NINE)
    assert late_at(NINE + timedelta(minutes=20)) == []
    assert late_at(NINE + timedelta(minutes=40)) == ["trial.frequent"]


def test_a_failure_is_not_a_success(declared, django_assert_num_queries) -> None:
    def fail(stop: StopSignal) -> int:
        raise ValueError

    failing = Job("trial.failing", Daily(time(8)), fail)
    declared(jobs=(failing,))
    succeed(failing, NINE)
    with django_assert_num_queries(1):
        assert late_at(NINE) == ["trial.failing"]
