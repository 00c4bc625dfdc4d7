"""A slot where readers of the tests hear what happens."""

import sys
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import pytest

from recoco.config import slots as declared
from recoco.domain.cases.events.portals import CASE_PROPOSED
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.readers import Reader
from recoco.kernel.activity.types import EventType
from recoco.kernel.kit import slots


@pytest.fixture
def hearing(monkeypatch: pytest.MonkeyPatch, settings: Any) -> Iterator[Callable[..., None]]:
    """Put one reader in the slot, alone: `hearing(read, CASE_PROPOSED)`."""

    def listen(read: Callable[[Event], None], *types: EventType, name: str = "listener") -> None:
        reader = Reader(name, frozenset(types or {CASE_PROPOSED}), read)
        everything = {name: getattr(declared, name) for name in declared.__all__}
        monkeypatch.setitem(sys.modules, "slots_of_tests", SimpleNamespace(**{**everything, "READERS": (reader,)}))
        settings.SLOTS = "slots_of_tests"
        slots.entries.cache_clear()

    yield listen
    slots.entries.cache_clear()
