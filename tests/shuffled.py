"""Gives the rows of an unordered queryset in a random order: no test may lean on luck."""

import random
from typing import Any

from django.db.models import QuerySet

_fetch_all = QuerySet._fetch_all  # type: ignore[attr-defined]


def _fetch_in_any_order(self: Any) -> None:
    fresh = self._result_cache is None
    _fetch_all(self)
    if fresh and isinstance(self._result_cache, list) and not self.ordered:
        random.shuffle(self._result_cache)


def shuffle_unordered_rows() -> None:
    """From now on, whatever no `order_by` settles comes in another order each time."""
    QuerySet._fetch_all = _fetch_in_any_order  # type: ignore[attr-defined]
