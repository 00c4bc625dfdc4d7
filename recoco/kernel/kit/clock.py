"""The one clock: every gesture reads the time here, so that a demonstration can be played in the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime

from django.utils import timezone

_moved: ContextVar[datetime | None] = ContextVar("moved_clock", default=None)


def now() -> datetime:
    """Return the current time, aware, in UTC; the moved one inside `moved_to`."""
    return _moved.get() or timezone.now()


@contextmanager
def moved_to(instant: datetime) -> Iterator[None]:
    """Make `now()` answer *instant* for the length of the block.

    :param instant: an aware datetime.
    :raises ValueError: when *instant* is naive.
    """
    if timezone.is_naive(instant):
        raise ValueError("The clock moves to an aware datetime only.")
    token = _moved.set(instant)
    try:
        yield
    finally:
        _moved.reset(token)
