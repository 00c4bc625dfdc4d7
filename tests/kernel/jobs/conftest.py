"""Tables of the trial rows, and a worker that runs inside the test."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from types import SimpleNamespace

import pytest
from django.db import connection

from recoco.kernel.jobs.entries import Job, Sweep
from recoco.kernel.jobs.worker import Worker
from recoco.kernel.kit import slots
from tests.kernel.jobs.trial import Errand, Trace


@pytest.fixture(autouse=True)
def _only_where_it_can_be_seen(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("postgresql") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")


@pytest.fixture
def trial_tables(transactional_db: None) -> Iterator[None]:
    with connection.schema_editor() as editor:
        editor.create_model(Errand)
        editor.create_model(Trace)
    yield
    with connection.schema_editor() as editor:
        editor.delete_model(Errand)
        editor.delete_model(Trace)


@pytest.fixture
def working(trial_tables: None) -> Callable[..., AbstractContextManager[Worker]]:
    """A worker for the length of a block, which must end in time."""

    @contextmanager
    def work(*sweeps: Sweep, jobs: tuple[Job, ...] = ()) -> Iterator[Worker]:
        worker = Worker(sweeps, jobs)
        worker.start()
        try:
            yield worker
        finally:
            drained = worker.drain(10)
        assert drained

    return work


@pytest.fixture
def declared(monkeypatch: pytest.MonkeyPatch, settings: SimpleNamespace) -> Iterator[Callable[..., None]]:
    """Puts sweeps and jobs in the slots for the length of a test."""

    def declare(*, sweeps: tuple[Sweep, ...] = (), jobs: tuple[Job, ...] = ()) -> None:
        monkeypatch.setitem(sys.modules, "trial_slots", SimpleNamespace(SWEEPS=sweeps, JOBS=jobs))
        settings.SLOTS = "trial_slots"
        slots.entries.cache_clear()

    yield declare
    slots.entries.cache_clear()
