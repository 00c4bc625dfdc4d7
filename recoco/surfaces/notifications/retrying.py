"""What could not be mailed waits, ever longer, and holds up nothing else."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import F

from recoco.kernel.jobs.words import in_words
from recoco.kernel.kit import clock
from recoco.surfaces.notifications.models import Notice

FIRST_WAIT = timedelta(seconds=30)
MOST_DOUBLINGS = 10  # then about eight hours between two tries


def put_back(notices: Collection[Notice], error: Exception) -> None:
    """Try these notices of the current portal again later."""
    tries = max(one.tries for one in notices)
    waiting = Notice.objects.all().waiting().filter(pk__in=[one.pk for one in notices])
    waiting.update(
        due_at=clock.now() + FIRST_WAIT * 2 ** min(tries, MOST_DOUBLINGS),
        tries=F("tries") + 1,
        error=in_words(error),
    )
