"""Takes for a while the file that has waited longest for some work of a sweep, whatever its portal."""

from datetime import timedelta

from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalState

CLAIMED_FOR = timedelta(minutes=10)  # a worker that dies meanwhile leaves it to another


def claimed(due: str) -> StoredFile | None:
    """Return the oldest that is due, with its portal, put off until this worker has ended; none when nothing waits.

    :param due: the column that says since when it waits.
    """
    now = clock.now()
    while True:
        with scope.everywhere("files wait for the work of sweeps on every portal"):
            waiting = StoredFile.objects.filter(**{f"{due}__lte": now}).exclude(portal__state=PortalState.ARCHIVED)
            found = waiting.select_related("portal").order_by(due, "pk").first()
        if found is None:
            return None
        with scope.entering(found.portal):
            mine = StoredFile.objects.filter(pk=found.pk, **{due: getattr(found, due)})
            if mine.update(**{due: now + CLAIMED_FOR}):
                return found  # else another worker was faster
