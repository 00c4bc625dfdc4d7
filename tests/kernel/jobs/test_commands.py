"""What operators read: why a worker does not start, and how the work goes."""

from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder

from recoco.kernel.jobs import entries
from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.jobs.entries import Job, Lane, Sweep
from recoco.kernel.jobs.models import JobRun, SweepState
from recoco.kernel.jobs.readiness import pending_migrations
from recoco.kernel.jobs.schedules import Daily
from recoco.kernel.kit import clock

NOON = datetime(2026, 3, 12, 11, tzinfo=UTC)  # in Paris
CODES = Sweep("trial.codes", Lane.NOW, lambda stop: 0)
DIGEST = Job("trial.digest", Daily(time(8)), lambda stop: 0)


def listing(capsys: pytest.CaptureFixture[str]) -> str:
    with clock.moved_to(NOON):
        call_command("jobs", no_color=True)
    return capsys.readouterr().out.replace("\u00a0", " ")


@pytest.mark.django_db
def test_the_list_says_what_never_ran(declared, capsys) -> None:
    declared(sweeps=(CODES, replace(CODES, name="trial.mentions")), jobs=(DIGEST,))
    text = listing(capsys)
    assert "\n  trial.codes : rien à faire jusqu’ici\n  trial.mentions : rien" in text
    assert "trial.digest (tous les jours à 8 h) : jamais exécuté" in text
    assert "trial.digest : attendu le 12/03/2026 à 8 h 00, jamais réussi" in text


@pytest.mark.django_db
def test_the_list_says_when_how_long_and_what_went_wrong(declared, capsys) -> None:
    declared(sweeps=(CODES,), jobs=(DIGEST,))
    SweepState.objects.create(
        name="trial.codes", last_run_at=NOON, last_done=2, total=40, failures=2, last_error="ValueError: no paper"
    )
    eight = NOON.replace(hour=7)
    JobRun.objects.create(
        job="trial.digest", due=eight, started_at=eight, finished_at=eight.replace(second=14), done=120, worker="first"
    )
    text = listing(capsys)
    assert "trial.codes : 40 en tout, dernière fois le 12/03/2026 à 12 h 00 (2), 2 échecs de suite" in text
    assert "le 12/03/2026 à 8 h 00, 14,0 s, 120 en tout" in text
    assert text.rstrip().endswith("En retard\n  aucun")


@pytest.mark.django_db
def test_the_worker_refuses_to_start_behind(declared, capsys) -> None:
    declared()
    assert pending_migrations() == []
    MigrationRecorder.Migration.objects.filter(app="jobs", name="0001_initial").delete()
    assert pending_migrations() == ["jobs.0001_initial"]
    with pytest.raises(SystemExit) as ending:
        call_command("worker")
    assert ending.value.code == 1
    said = capsys.readouterr().err.replace("\u00a0", " ")
    assert "La base de données n’est pas à jour : 1 migration attend (la première est jobs.0001_initial)." in said


def test_the_worker_says_that_the_database_is_away(monkeypatch, capsys) -> None:
    def away() -> list[str]:
        raise OperationalError("connection refused")

    monkeypatch.setattr("recoco.kernel.jobs.management.commands.worker.pending_migrations", away)
    with pytest.raises(SystemExit):
        call_command("worker")
    assert "La base de données ne répond pas" in capsys.readouterr().err


def test_two_entries_of_the_same_name_are_refused(declared) -> None:
    declared(sweeps=(CODES, CODES))
    with pytest.raises(ImproperlyConfigured, match=r"trial\.codes"):
        entries.sweeps()


def test_a_drill_works_until_nothing_is_due_under_the_same_clock(declared) -> None:
    left = [2, 1]
    hours = []
    sweep = Sweep("trial.left", Lane.REST, lambda stop: hours.append(clock.now()) or (left.pop() if left else 0))
    declared(sweeps=(sweep,))
    with clock.moved_to(NOON):
        assert work_until_quiet() == 3
    assert set(hours) == {NOON}


def test_a_drill_that_never_ends_says_so(declared) -> None:
    declared(sweeps=(Sweep("trial.endless", Lane.REST, lambda stop: 1),))
    with pytest.raises(RuntimeError):
        work_until_quiet()
