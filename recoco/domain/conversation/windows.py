"""Which part of a thread a page shows: its end, or around some post, with the way both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Q

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.guests import Span
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.querysets import settled_by
from recoco.domain.conversation.threads import Thread
from recoco.domain.conversation.unread import LONG_AGO, unread_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared

PER_PAGE = 30
BEFORE = 5  # shown before the post that one comes for


@dataclass(frozen=True)
class Window:
    """Some posts that follow one another.

    :param has_older: whether others come before; then the older page is asked by the number of the first.
    :param newer: the first of those that come after, None at the end of the thread.
    """

    posts: list[Post] = field(default_factory=list)
    has_older: bool = False
    newer: Post | None = None

    @property
    def span(self) -> Span:
        """The part of the feed that it covers."""
        return Span(self.posts[0].at if self.posts and self.has_older else None, self.newer.at if self.newer else None)


def window_of(thread: Thread, placement: Placement, by: Actor, asked: Mapping[str, str]) -> Window:
    """Return the part that the address asks for: `message=12`, `avant=12`, `apres=12`, `fin`.

    By default, that where reading resumes.
    """
    here = placement.case_id, by.user_id or 0, settled_by()
    if "fin" in asked:
        return _last(here, thread)
    rows = _posts(*here, thread)
    for name, read in (("message", _around), ("avant", _before), ("apres", _after)):
        number = asked.get(name, "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            anchor = rows.filter(pk=int(number)).first()
            if anchor is not None:
                return read(rows, anchor)
    new = unread_of(thread, placement, by)
    return _resumed(rows, new.until or LONG_AGO) if new.count > PER_PAGE - BEFORE else _last(here, thread)


def _posts(case_id: int, user_id: int, settled: datetime, thread: Thread) -> Any:
    shown = thread.post.objects.of(case_id).settled_for(user_id, settled)
    return shown.select_related("reply_to", "portal", "card")


@prepared
def _last_posts(case_id: int, user_id: int, settled: datetime, *, thread: Thread) -> Any:
    return _posts(case_id, user_id, settled, thread).reverse()[: PER_PAGE + 1]


def _last(here: tuple[int, int, datetime], thread: Thread) -> Window:
    found = _last_posts(*here, thread=thread)
    return Window(found[:PER_PAGE][::-1], has_older=len(found) > PER_PAGE)


def _before(rows: Any, anchor: Post) -> Window:
    found = list(rows.filter(_earlier(anchor)).reverse()[: PER_PAGE + 1])
    return Window(found[:PER_PAGE][::-1], has_older=len(found) > PER_PAGE, newer=anchor)


def _after(rows: Any, anchor: Post) -> Window:
    found = list(rows.filter(_later(anchor))[: PER_PAGE + 1])
    newer = found[PER_PAGE] if len(found) > PER_PAGE else None
    return Window(found[:PER_PAGE], has_older=True, newer=newer)


def _around(rows: Any, anchor: Post) -> Window:
    later = [anchor, *rows.filter(_later(anchor))[: PER_PAGE - BEFORE]]
    return _joined(rows.filter(_earlier(anchor)), later)


def _resumed(rows: Any, since: datetime) -> Window:
    # What oneself has said since is among them; it was read with what came before it.
    return _joined(rows.filter(at__lte=since), list(rows.filter(at__gt=since)[: PER_PAGE - BEFORE + 1]))


def _joined(before: Any, later: list[Post]) -> Window:
    earlier, most = list(before.reverse()[: BEFORE + 1]), PER_PAGE - BEFORE
    posts = [*earlier[:BEFORE][::-1], *later[:most]]
    return Window(posts, has_older=len(earlier) > BEFORE, newer=later[most] if len(later) > most else None)


def _earlier(anchor: Post) -> Q:
    return Q(at__lt=anchor.at) | Q(at=anchor.at, pk__lt=anchor.pk)


def _later(anchor: Post) -> Q:
    return Q(at__gt=anchor.at) | Q(at=anchor.at, pk__gt=anchor.pk)
