"""What a sweep did since the journal was last written, kept in memory so that the journal stays light."""

import time

import structlog
from django.db import Error, transaction
from django.db.models import F

from recoco.kernel.jobs.models import SweepState
from recoco.kernel.jobs.words import in_words
from recoco.kernel.kit import clock

log = structlog.get_logger(__name__)

SECONDS_BETWEEN_WRITES = 10.0


class Tally:
    """Counts one sweep's passes; written at most every ten seconds, and never when nothing happened.

    :param name: the sweep's.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.write_at = 0.0
        self.failures = 0
        self._done = 0
        self._facts: dict[str, object] = {}

    @property
    def is_pending(self) -> bool:
        """Whether something waits to be written."""
        return bool(self._facts)

    def succeeded(self, done: int) -> None:
        """Count a pass that did *done* items; an empty one only matters after a failure."""
        if done or self.failures:
            self._facts |= {"last_run_at": clock.now(), "last_done": done, "failures": 0}
        self._done += done
        self.failures = 0

    def failed(self, error: Exception) -> None:
        """Keep the error of a pass."""
        now = clock.now()
        self.failures += 1
        self._facts |= {
            "last_run_at": now,
            "failures": self.failures,
            "last_error": in_words(error),
            "last_error_at": now,
        }

    def write(self, *, at_once: bool = False) -> None:
        """Add the counts to the journal when it is time to; keep them for later when the database refuses."""
        if not self.is_pending or not (at_once or time.monotonic() >= self.write_at):
            return
        self.write_at = time.monotonic() + SECONDS_BETWEEN_WRITES
        try:
            with transaction.atomic():
                state, _ = SweepState.objects.get_or_create(name=self.name)
                SweepState.objects.filter(pk=state.pk).update(total=F("total") + self._done, **self._facts)
        except Error:
            log.warning("journal of the sweep not written", sweep=self.name, exc_info=True)
        else:
            self._done = 0
            self._facts = {}
