"""Mails what leaves at once, one e-mail in one transaction; and the summaries, some people in one transaction."""

import structlog
from django.db import transaction

from recoco.kernel.jobs.entries import Lane, Sweep
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.jobs.taking import one_by_one
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.budget import hold, is_over, postpone, spent
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.families import UNCOUNTED
from recoco.surfaces.notifications.mailing import mail
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.retrying import put_back
from recoco.surfaces.notifications.table import row_of

log = structlog.get_logger(__name__)


def mail_due(stop: StopSignal) -> int:
    """Mail what leaves at once, late or not; return how many e-mails, or how many notices dropped."""
    return one_by_one(mail_one, stop)


def mail_one() -> bool:
    """Mail the oldest notice that is due, with those that leave with it; tell whether there was one.

    Which one is read before anything is locked: most passes end here, and two workers that choose the same
    wait for each other, so that what leaves together is never cut in two.
    """
    with scope.everywhere("notices wait for their hour on every portal"):
        due = Notice.objects.all().due(clock.now()).at_once()
        chosen = due.select_related("portal", "event").first()
    if chosen is None:
        return False
    with scope.entering(chosen.portal):
        try:
            with transaction.atomic():
                hold(chosen.user_id)
                taken = _take(chosen)
                if taken and _may_leave(chosen):
                    mail([taken])
                elif taken:
                    postpone(taken)
        except Exception as error:
            log.exception("notice not mailed", notice=chosen.pk)
            put_back([chosen], error)
    return True


def _take(chosen: Notice) -> list[Notice]:
    """Lock *chosen* and what leaves with it; nothing when another worker was faster."""
    due = Notice.objects.all().due(clock.now()).at_once()
    together = due.alike(chosen) if row_of(chosen.event.type).is_grouped else due.filter(pk=chosen.pk)
    numbers = list(together.values_list("pk", flat=True))
    # The condition is read again on the rows themselves, once they are ours.
    locked = Notice.objects.all().waiting().filter(pk__in=numbers).select_for_update(of=("self",))
    return list(locked.select_related("event").order_by("pk"))


def _may_leave(notice: Notice) -> bool:
    return notice.family in UNCOUNTED or not is_over(spent([notice.user_id]).get(notice.user_id, 0))


SWEEPS = (
    Sweep("notifications.mail_due", Lane.REST, mail_due),
    Sweep("notifications.digest_due", Lane.REST, digest_due),
)
