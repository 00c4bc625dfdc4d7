"""What one reader sees of a thread: posts, activity and cards in the order of time, in a constant number of queries."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Q
from django.utils import timezone

from recoco.domain.cases.models import Placement
from recoco.domain.cases.timeline import Line, last_events, lines_of
from recoco.domain.conversation.guests import Card, Span, cards_in
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.querysets import CALL_BACK_DELAY
from recoco.domain.conversation.threads import Thread
from recoco.domain.conversation.unread import unread_of
from recoco.domain.conversation.windows import window_of
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.types import event_types
from recoco.kernel.files.models import StoredFile
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared

# Whose events are thin lines: arrivals and statuses in the common thread; what advisers do together in theirs.
THIN_LINES = {
    False: frozenset({"case", "placement", "adviser", "member", "owner", "participation", "file", "link"}),
    True: frozenset({"brief", "todo", "private_file", "private_link"}),
}
MOST_LINES = 40


@dataclass(frozen=True)
class ShownPost:
    """A post as one reader sees it.

    :param via: the portal where it was sent, when it is not this one.
    :param rights: what they may do with it: edit, delete, call_back, hide, show_again.
    """

    one: Post
    via: str
    files: list[StoredFile]
    rights: frozenset[str]


@dataclass(frozen=True)
class Item:
    """One thing of the feed; its kind names its template.

    :param opens_day: the day to write above it, when it is another than that of the item before.
    """

    kind: str
    at: datetime
    thing: ShownPost | Line | Card
    opens_day: date | None = None
    is_first_new: bool = False

    @property
    def template(self) -> str:
        """What draws it."""
        return f"conversation/{self.kind}.html"


@dataclass(frozen=True)
class Feed:
    """A part of a thread, for one reader.

    :param older: number of the post before which older ones are; 0 at the beginning of the thread.
    :param newer: number of the post after which newer ones are; 0 at its end.
    :param unread: how many posts of others the reader had not read.
    :param read_until: the last instant that is read once the page is.
    :param seen_at: when it was read, for whoever asks what is new since.
    """

    items: list[Item] = field(default_factory=list)
    older: int = 0
    newer: int = 0
    unread: int = 0
    read_until: datetime | None = None
    seen_at: int = 0


def feed_of(thread: Thread, placement: Placement, by: Actor, asked: Mapping[str, str]) -> Feed:
    """Return the part of *thread* that the address asks for: four queries, and those of guests."""
    window, now = window_of(thread, placement, by, asked), clock.now()
    new = unread_of(thread, placement, by)
    items = _items(thread, placement, by, window.posts, window.span)
    return Feed(
        items=_laid_out(items, by, new.until),
        older=window.posts[0].pk if window.posts and window.has_older else 0,
        newer=window.posts[-1].pk if window.posts and window.newer else 0,
        unread=new.count,
        read_until=_last_of_others(window.posts, by),
        seen_at=in_milliseconds(now),
    )


def news_of(thread: Thread, placement: Placement, by: Actor, since: int) -> Feed:
    """Return what has come before the eyes of *by* since an earlier page was read.

    :param since: `seen_at` of that page.
    """
    now = clock.now()
    start = datetime.fromtimestamp(since / 1000, UTC)
    own = Q(author_id=by.user_id or 0, at__gt=start)
    of_others = Q(at__gt=start - CALL_BACK_DELAY, at__lte=now - CALL_BACK_DELAY) & ~Q(author_id=by.user_id or 0)
    rows = thread.post.objects.of(placement.case_id).filter(own | of_others)
    rows = rows.select_related("reply_to", "portal", "card")
    posts = list(rows[:100])
    items = _items(thread, placement, by, posts, Span(start, now))
    return Feed(
        items=sorted(items, key=lambda item: item.at),
        read_until=_last_of_others(posts, by),
        seen_at=in_milliseconds(now),
    )


def in_milliseconds(instant: datetime) -> int:
    """Return *instant* as addresses carry it."""
    return int(instant.timestamp() * 1000)


def shown_posts(thread: Thread, placement: Placement, by: Actor, posts: Sequence[Post]) -> list[ShownPost]:
    """Return *posts* with their files and what *by* may do with each: one query."""
    files: dict[int, list[StoredFile]] = {}
    standing = tuple(one.pk for one in posts if not one.is_gone)
    for row in _files(standing, thread=thread) if standing else ():
        files.setdefault(row.post_id, []).append(row.file)
    may_hide = by.may(Permission.POST_HIDE, placement)
    shown = []
    for one in posts:
        one.placement = placement
        via = one.portal.name if one.portal_id != placement.portal_id else ""
        shown.append(ShownPost(one, via, files.get(one.pk, []), _rights(one, by, may_hide=may_hide)))
    return shown


@prepared
def _files(post_ids: tuple[int, ...], *, thread: Thread) -> Any:
    return thread.file.objects.filter(post__id__in=post_ids).select_related("file").order_by("pk")


def _rights(one: Post, by: Actor, *, may_hide: bool) -> frozenset[str]:
    if one.deleted_at:
        return frozenset()
    if one.hidden_at:
        return frozenset({"show_again"}) if may_hide else frozenset()
    rights = {"hide"} if may_hide and not one.is_by(by) else set()
    if by.may(Permission.POST_EDIT, one):
        rights.add("edit")
    if by.may(Permission.POST_DELETE, one):
        rights.add("call_back" if one.may_be_called_back else "delete")
    return frozenset(rights)


def _items(thread: Thread, placement: Placement, by: Actor, posts: Sequence[Post], span: Span) -> list[Item]:
    found = [Item("post", one.one.at, one) for one in shown_posts(thread, placement, by, posts)]
    kinds = tuple(name for name in event_types() if name.partition(".")[0] in THIN_LINES[thread.is_private])
    events = last_events(placement, by, MOST_LINES, types=kinds, since=span.since, until=span.until)
    found += [Item("line", line.event.at, line) for line in lines_of(events, placement, by)]
    if not thread.is_private:
        found += [Item("card", card.at, card) for card in cards_in(placement, by, span)]
    return found


def _laid_out(items: Iterable[Item], by: Actor, read_until: datetime | None) -> list[Item]:
    """Put *items* in order, with the days, and the line where reading resumes."""
    laid: list[Item] = []
    last: date | None = None
    has_new = False
    for item in sorted(items, key=lambda one: one.at):
        day = timezone.localtime(item.at).date()
        is_new = not has_new and _is_new(item, by, read_until)
        has_new = has_new or is_new
        laid.append(Item(item.kind, item.at, item.thing, day if day != last else None, is_new))
        last = day
    return laid


def _is_new(item: Item, by: Actor, read_until: datetime | None) -> bool:
    if not isinstance(item.thing, ShownPost) or item.thing.one.is_by(by) or item.thing.one.is_gone:
        return False
    return read_until is None or item.at > read_until


def _last_of_others(posts: Sequence[Any], by: Actor) -> datetime | None:
    return max((one.at for one in posts if not one.is_by(by)), default=None)
