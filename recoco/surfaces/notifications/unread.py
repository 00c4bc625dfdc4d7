"""The bell, the badges of a case and what this page shows that was not read: one query for the whole page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.http import HttpRequest

from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import Here
from recoco.surfaces.notifications.counting import EVERYWHERE, unread_rows
from recoco.surfaces.notifications.models import Notice
from recoco.surfaces.notifications.pages import THREADS, opened_by, shown_by, tab_of

JUST_NOW = timedelta(minutes=2)  # longer than it takes to tell what happened


@dataclass(frozen=True)
class Unread:
    """What somebody has not read.

    :param total: on this portal, `MANY` when there are as many or more.
    :param by_page: by route where they are read: about the case of this page, or on this very page of no case.
    :param here: on this very page.
    :param last: the number of the latest of these.
    """

    total: int = 0
    by_page: Mapping[str, int] = field(default_factory=dict)
    here: int = 0
    last: int = 0


def is_known_here(request: HttpRequest) -> bool:
    """Tell whether the reader is a person of this portal."""
    actor = getattr(request, "actor", None)
    return actor is not None and actor.person is not None


def unread_of(request: HttpRequest) -> Unread:
    """Return what the reader of a page has not read, asked once a page."""
    known = vars(request)
    if "known_unread" not in known:
        is_known = is_known_here(request)
        known["known_unread"] = _read(request) if is_known else Unread()
    found: Unread = known["known_unread"]
    return found


def bell(request: HttpRequest) -> int:
    """Return the count that the header shows."""
    return unread_of(request).total


def tab_counts(request: HttpRequest, tabs: frozenset[str]) -> dict[str, int]:
    """Return how many notices wait behind each tab of the case of this page, the threads aside."""
    counts: dict[str, int] = {}
    for page, count in unread_of(request).by_page.items():
        if page in THREADS:
            continue
        tab = tab_of(page, tabs)
        counts[tab] = counts.get(tab, 0) + count
    return counts


def reading_form(request: HttpRequest) -> dict[str, Any] | None:
    """Return what this page must say was before its reader's eyes; None when nobody is told of anything there."""
    if not is_known_here(request):
        return None
    shown, unread = shown_by(request), unread_of(request)
    if not unread.here and not (shown.routes and _has_just_changed(request)):
        return None
    return {"shown": shown, "unread": unread, "at": clock.now().isoformat()}


def _has_just_changed(request: HttpRequest) -> bool:
    # What happened a moment ago is on the page, and its notices may not be made yet.
    placement = opened_by(request)
    latest = placement and placement.last_activity_at
    return bool(latest and latest > clock.now() - JUST_NOW)


def has_unread_notice(actor: Actor) -> Exists:
    """Return the condition « *actor* was told of the case and has not read it », for a queryset of placements."""
    mine = Notice.objects.all().unread().filter(user_id=actor.user_id, portal_id=Here())
    return Exists(mine.filter(case_id=OuterRef("case_id")).order_by())


def _read(request: Any) -> Unread:
    total, by_page, here, last = 0, dict[str, int](), 0, 0
    for page, is_here, count, latest in unread_rows(request.actor, shown_by(request), opened_by(request)):
        if page == EVERYWHERE:
            total = count
            continue
        by_page[page] = by_page.get(page, 0) + count
        if is_here:
            here, last = here + count, max(last, latest)
    return Unread(total, by_page, here, last)
