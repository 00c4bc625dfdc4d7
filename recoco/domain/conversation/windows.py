"""Which part of a thread a page shows: its end, or around some post, with the way both ways."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.guests import Span
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.threads import Thread
from recoco.domain.conversation.unread import unread, unread_of
from recoco.kernel.access.actor import Actor

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
    rows = thread.post.objects.of(placement.case_id).shown_to(by).select_related("reply_to", "portal")
    if "fin" in asked:
        return _last(rows)
    for name, read in (("message", _around), ("avant", _before), ("apres", _after)):
        number = asked.get(name, "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            anchor = rows.filter(pk=int(number)).first()
            if anchor is not None:
                return read(rows, anchor)
    if unread_of(thread, placement, by).count > PER_PAGE - BEFORE:
        return _around(rows, unread(thread, placement, by).select_related("reply_to", "portal")[0])
    return _last(rows)


def _last(rows: Any) -> Window:
    found = list(rows.reverse()[: PER_PAGE + 1])
    return Window(found[:PER_PAGE][::-1], has_older=len(found) > PER_PAGE)


def _before(rows: Any, anchor: Post) -> Window:
    found = list(rows.filter(_earlier(anchor)).reverse()[: PER_PAGE + 1])
    return Window(found[:PER_PAGE][::-1], has_older=len(found) > PER_PAGE, newer=anchor)


def _after(rows: Any, anchor: Post) -> Window:
    found = list(rows.filter(_later(anchor))[: PER_PAGE + 1])
    newer = found[PER_PAGE] if len(found) > PER_PAGE else None
    return Window(found[:PER_PAGE], has_older=True, newer=newer)


def _around(rows: Any, anchor: Post) -> Window:
    earlier = list(rows.filter(_earlier(anchor)).reverse()[: BEFORE + 1])
    most = PER_PAGE - BEFORE
    later = list(rows.filter(_later(anchor))[:most])
    posts = [*earlier[:BEFORE][::-1], anchor, *later[: most - 1]]
    return Window(posts, has_older=len(earlier) > BEFORE, newer=later[most - 1] if len(later) == most else None)


def _earlier(anchor: Post) -> Q:
    return Q(at__lt=anchor.at) | Q(at=anchor.at, pk__lt=anchor.pk)


def _later(anchor: Post) -> Q:
    return Q(at__gt=anchor.at) | Q(at=anchor.at, pk__gt=anchor.pk)
