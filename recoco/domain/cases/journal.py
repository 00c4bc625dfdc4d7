"""Writes the access journal, once for a person, a case and a day; forgets it after twelve months."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.crypto import salted_hmac

from recoco.domain.cases.models import AccessEntry, Opened, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.visitors import network_address
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

KEPT = timedelta(days=365)


def opens(request: Any, placement: Placement, what: Opened = Opened.CASE) -> None:
    """Say that this page shows something of a case: `AccessJournalMiddleware` writes it, once it has really shown."""
    request.opened = (placement, what)


def opens_by_link(request: Any, placement: Placement, link: int, label: str) -> None:
    """Say that a share link shows something of a case, to somebody who may have no account: once a day for a device."""
    by = request.actor
    if not by.is_signed_in:
        told = f"{today()}|{network_address(request)}|{request.headers.get('User-Agent', '')}"
        device = int(salted_hmac("cases.journal.device", told, algorithm="sha256").hexdigest()[:15], 16)
        by = Actor(portal=placement.portal, user_id=-device - 1, name="Quelqu’un, sans compte")
    request.opened_by_link = (Opening(placement, Opened.SHARED, link, label), by)


def opened_on(day: date, user_id: int) -> Exists:
    """Return the condition « it is written that this account has opened the case that day », for placements.

    What a page knows of its placement (`opened_today`) spares `note` a question.
    """
    mine = AccessEntry.objects.filter(user_id=user_id, what=Opened.CASE, about_id=0, day=day)
    return Exists(mine.filter(case_id=OuterRef("case_id"), portal_id=OuterRef("portal_id")))


def note(placement: Placement, what: Opened, *, by: Actor, about_id: int = 0, about_name: str = "") -> None:
    """Write that *by* has opened something, unless it is already written for today.

    :param about_id: the user whose contact details were shown, or the share link that was opened.
    """
    if by.user_id is None:
        return
    if what == Opened.CASE and not about_id and getattr(placement, "opened_today", False):
        return
    entry = _entry(Opening(placement, what, about_id, about_name), by)
    keys = ("case_id", "user_id", "portal_id", "day", "what", "about_id")
    if AccessEntry.objects.filter(**{key: getattr(entry, key) for key in keys}).exists():
        return
    try:
        with transaction.atomic():
            entry.save()
    except IntegrityError:
        return  # another page of theirs was faster by an instant


@dataclass(frozen=True)
class Opening:
    """One thing that somebody opens among many.

    :param about_id: the user whose contact details were shown.
    """

    placement: Placement
    what: Opened
    about_id: int = 0
    about_name: str = ""


@transaction.atomic
def note_several(openings: Sequence[Opening], *, by: Actor) -> None:
    """Write that *by* has opened several things of the current portal, those of today aside: two queries."""
    if by.user_id is None or not openings:
        return
    mine = AccessEntry.objects.filter(user_id=by.user_id, portal_id=openings[0].placement.portal_id, day=today())
    of_cases = mine.filter(case_id__in={one.placement.case_id for one in openings})
    written = set(of_cases.values_list("case_id", "what", "about_id"))
    new = [one for one in openings if (one.placement.case_id, one.what, one.about_id) not in written]
    try:
        with transaction.atomic():
            AccessEntry.objects.bulk_create(_entry(one, by) for one in new)
    except IntegrityError:  # another page of theirs was faster by an instant
        for one in new:
            note(one.placement, one.what, by=by, about_id=one.about_id, about_name=one.about_name)


def _entry(one: Opening, by: Actor) -> AccessEntry:
    now = clock.now()
    return AccessEntry(
        case_id=one.placement.case_id,
        portal_id=one.placement.portal_id,
        portal_name=one.placement.portal.name,
        user_id=by.user_id or 0,
        name=by.name,
        organization=by.person.organization if by.person else "",
        what=one.what,
        about_id=one.about_id,
        about_name=one.about_name,
        day=timezone.localtime(now).date(),
        at=now,
    )


def today() -> date:
    """Return the day that the journal writes now."""
    return timezone.localtime(clock.now()).date()


def forget_old_accesses(stop: StopSignal) -> int:
    """Delete the lines of the journal older than twelve months; return how many."""
    with scope.everywhere("the access journal is forgotten after a year on every portal"):
        return int(AccessEntry.objects.all().forget_before(clock.now() - KEPT))
