"""Somebody has had a thread before their eyes, down to some post."""

from datetime import datetime

from django.db import IntegrityError, transaction

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor


@transaction.atomic
def mark_read(thread: Thread, placement: Placement, *, until: datetime, by: Actor) -> None:
    """Note that *by* has read what others had said by *until*; what is read is never unread again.

    Whoever only reads a case that this portal does not hold leaves no mark: it is not theirs to write.
    """
    by.must(thread.read, placement)
    mine = thread.reading.objects.filter(case_id=placement.case_id, user_id=by.user_id)
    if mine.filter(until__lt=until).update(until=until) or mine.exists():
        return
    if not Placement.objects.holding().filter(pk=placement.pk).exists():
        return
    try:
        with transaction.atomic():
            thread.reading(case=placement.case, user_id=by.user_id or 0, until=until).save()
    except IntegrityError:  # in another tab, at the same instant
        mine.filter(until__lt=until).update(until=until)
