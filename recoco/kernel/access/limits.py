"""Rate limits, counted in the database so that they hold whatever the number of processes."""

from dataclasses import dataclass
from datetime import timedelta
from math import ceil

from recoco.kernel.access.models import Attempt
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock, tokens
from recoco.kernel.kit.refusals import Refused


class TooMany(Refused):
    """The limit is reached; shown with 429 and the time to wait.

    :param seconds: how long before the next attempt is heard.
    """

    status = 429

    def __init__(self, seconds: int) -> None:
        super().__init__(f"Vous avez fait trop d’essais en peu de temps. Réessayez dans {_french(seconds)}.")
        self.seconds = seconds


@dataclass(frozen=True)
class Limit:
    """At most *most* attempts of a kind in *window*, for one key.

    :param kind: stable English name.
    """

    kind: str
    most: int
    window: timedelta

    def spend(self, key: str) -> None:
        """Count one attempt for *key* (an e-mail address, a network address…).

        :raises TooMany: when the window is already full; the refused attempt is not counted.
        """
        now, who = clock.now(), tokens.digest(key.strip().lower(), purpose=f"limit:{self.kind}")
        recent = Attempt.objects.filter(kind=self.kind, who=who, at__gt=now - self.window)
        oldest = list(recent.order_by("-at").values_list("at", flat=True)[self.most - 1 : self.most])
        if oldest:
            raise TooMany(max(1, ceil((oldest[0] + self.window - now).total_seconds())))
        Attempt.objects.create(kind=self.kind, who=who, at=now)


def _french(seconds: int) -> str:
    minutes = ceil(seconds / 60)
    if minutes <= 1:
        return "une minute"
    return f"{minutes}\u00a0minutes" if minutes < 120 else f"{ceil(minutes / 60)}\u00a0heures"


def forget_old_attempts(stop: StopSignal) -> int:
    """Delete attempts that no window covers any more; return how many."""
    deleted, _ = Attempt.objects.filter(at__lt=clock.now() - timedelta(days=2)).delete()
    return deleted
