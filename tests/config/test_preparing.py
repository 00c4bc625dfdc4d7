"""What `recoco serve` does once, and does not do again."""

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.db import connection
from pytest_django import Settings

from recoco.config import static_files
from recoco.config.migrating import LOCK, alone
from recoco.config.preparing import prepare
from recoco.kernel.kit import slots


@pytest.fixture
def home(settings: Settings, tmp_path: Path) -> Path:
    settings.HOME, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    return tmp_path


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    monkeypatch.setattr(static_files, "call_command", lambda *words, **options: (home / "static").mkdir())
    assert not static_files.are_collected()
    static_files.collect()


def test_static_files_are_collected_once(collected: None) -> None:
    assert static_files.are_collected()


def test_static_files_are_collected_again_for_another_version(collected: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("recoco.__version__", "99.0")
    assert not static_files.are_collected()


def test_a_collection_cut_short_is_begun_again(collected: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def cut(*words: str, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(static_files, "call_command", cut)
    with pytest.raises(KeyboardInterrupt):
        static_files.collect()
    assert not static_files.are_collected()


@pytest.mark.django_db
def test_first_steps_are_taken_in_order_with_a_database_up_to_date(
    collected: None, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[str] = []
    steps = (lambda: taken.append("territories"), lambda: taken.append("demonstration"))
    monkeypatch.setitem(sys.modules, "trial_slots", SimpleNamespace(SETUP_STEPS=steps))
    settings.SLOTS = "trial_slots"
    slots.entries.cache_clear()
    said: list[str] = []
    try:
        prepare(said.append)
    finally:
        slots.entries.cache_clear()
    assert taken == ["territories", "demonstration"]
    assert said == []


@pytest.mark.postgresql
@pytest.mark.django_db(transaction=True)
def test_one_process_at_a_time_sets_up() -> None:
    other = connection.copy()
    try:
        with alone():
            assert not _can_lock(other)
        assert _can_lock(other)
    finally:
        other.close()


def _can_lock(database: object) -> bool:
    with database.cursor() as cursor:  # type: ignore[attr-defined]
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        return bool(cursor.fetchone()[0])
