"""What the tests of continuity start from."""

from typing import Any

import pytest

from recoco.kernel.kit import clock
from tests.domain.continuity.absences import MONDAY


@pytest.fixture
def _monday() -> Any:
    with clock.moved_to(MONDAY):
        yield
