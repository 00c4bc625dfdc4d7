"""How often one may try something by opening pages: counted in the memory of each process, for a GET writes nothing."""

from collections import OrderedDict, deque
from datetime import timedelta
from math import ceil
from threading import Lock
from typing import ClassVar

from recoco.kernel.access.limits import TooMany
from recoco.kernel.kit import clock

MOST_KEYS = 10_000


class Pace:
    """At most *most* steps in *window* for one key, in one process; a limit in the database is `limits.Limit`."""

    known: ClassVar[list["Pace"]] = []

    def __init__(self, most: int, window: timedelta) -> None:
        self.known.append(self)
        self.most, self.window = most, window.total_seconds()
        self._steps: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = Lock()

    def ensure(self, key: str) -> None:
        """Let *key* go on.

        :raises TooMany: when its window is full.
        """
        now = clock.now().timestamp()
        with self._lock:
            steps = self._recent(key, now)
            if len(steps) >= self.most:
                raise TooMany(max(1, ceil(steps[0] + self.window - now)))

    def step(self, key: str) -> None:
        """Count one step of *key*; the keys that have not stepped for longest are forgotten beyond ten thousand."""
        now = clock.now().timestamp()
        with self._lock:
            self._recent(key, now).append(now)
            self._steps.move_to_end(key)
            while len(self._steps) > MOST_KEYS:
                self._steps.popitem(last=False)

    def forget(self) -> None:
        """Start again."""
        with self._lock:
            self._steps.clear()

    def _recent(self, key: str, now: float) -> deque[float]:
        steps = self._steps.setdefault(key, deque(maxlen=self.most))
        while steps and steps[0] <= now - self.window:
            steps.popleft()
        return steps
