"""Tries what must be refused."""

from collections.abc import Callable

import pytest
from django.db import transaction


def refused(kind: type[Exception], attempt: Callable[[], object]) -> None:
    """Fail unless *attempt* raises *kind*; its transaction is undone."""
    with pytest.raises(kind), transaction.atomic():
        attempt()
