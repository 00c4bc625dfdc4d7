"""Plays gestures at the same instant, each on a connection of its own."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection

from recoco.kernel.kit.refusals import Refused
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal


def at_once(gestures: Sequence[Callable[[], Any]]) -> list[Any]:
    """Start all *gestures* together; return what each answers, or its refusal."""
    start = Barrier(len(gestures))

    def run(gesture: Callable[[], Any]) -> Any:
        start.wait()
        try:
            return gesture()
        except Refused as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(gestures)) as pool:
        return list(pool.map(run, gestures))


def on(portal: Portal, gesture: Callable[[], Any]) -> Callable[[], Any]:
    """Return *gesture* made on a portal: a thread has none."""

    def run() -> Any:
        with scope.entering(portal):
            return gesture()

    return run


def refusals(answers: Sequence[Any]) -> list[Refused]:
    """Return the refusals among some answers."""
    return [one for one in answers if isinstance(one, Refused)]
