"""Writes the access journal, once for a person, a case and a day; forgets it after twelve months."""

from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from recoco.domain.cases.models import AccessEntry, Opened, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

KEPT = timedelta(days=365)


def opens(request: Any, placement: Placement, what: Opened = Opened.CASE) -> None:
    """Say that this page shows something of a case: `AccessJournalMiddleware` writes it, once it has really shown."""
    request.opened = (placement, what)


def note(placement: Placement, what: Opened, *, by: Actor, about_id: int = 0, about_name: str = "") -> None:
    """Write that *by* has opened something, unless it is already written for today.

    :param about_id: the user whose contact details were shown.
    """
    if by.user_id is None:
        return
    now = clock.now()
    facts = {
        "case_id": placement.case_id,
        "user_id": by.user_id,
        "portal_id": placement.portal_id,
        "day": timezone.localtime(now).date(),
        "what": what,
        "about_id": about_id,
    }
    if AccessEntry.objects.filter(**facts).exists():
        return
    entry = AccessEntry(
        **facts,
        portal_name=placement.portal.name,
        name=by.name,
        organization=by.person.organization if by.person else "",
        about_name=about_name,
        at=now,
    )
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        return  # another page of theirs was faster by an instant


def forget_old_accesses(stop: StopSignal) -> int:
    """Delete the lines of the journal older than twelve months; return how many."""
    with scope.everywhere("the access journal is forgotten after a year on every portal"):
        return int(AccessEntry.objects.all().forget_before(clock.now() - KEPT))
