"""The index of a thread: what was shared in it, what one has begun to write, and what is found by words."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q, Window

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.guests import contents_of_guests
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.querysets import settled_by
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import prepared

LATEST = 5
FOUND_ON_A_PAGE = 20


@dataclass(frozen=True)
class Contents:
    """What was shared in a thread.

    :param files: rows of files with their posts, the last first; a few of them, or all.
    :param file_count: how many there are.
    :param contacts: posts that share a contact, the last first.
    :param guests: what packages above put there, by label.
    """

    files: list[Any]
    file_count: int
    contacts: list[Any] = field(default_factory=list)
    guests: list[tuple[str, list[tuple[str, str]]]] = field(default_factory=list)


def latest_of(thread: Thread, placement: Placement, by: Actor) -> Contents:
    """Return the last files of *thread*, and how many there are: one query."""
    rows = _latest(placement.case_id, by.user_id or 0, settled_by(), thread=thread)
    return Contents(files=rows, file_count=rows[0].total if rows else 0)


@prepared
def _latest(case_id: int, user_id: int, settled: datetime, *, thread: Thread) -> Any:
    return _files(case_id, user_id, settled, thread).annotate(total=Window(Count("pk")))[:LATEST]


def contents_of(thread: Thread, placement: Placement, by: Actor) -> Contents:
    """Return all that was shared in *thread*."""
    files = list(files_of(thread, placement, by))
    guests = [] if thread.is_private else contents_of_guests(placement, by)
    return Contents(files, len(files), contacts_of(thread, placement, by), guests)


def contacts_of(thread: Thread, placement: Placement, by: Actor) -> list[Any]:
    """Return the posts that share a contact and stand, the last first: one query."""
    standing = thread.post.objects.of(placement.case_id).shown_to(by).filter(deleted_at=None, hidden_at=None)
    return list(standing.filter(card__isnull=False).select_related("card").order_by("-at", "-pk"))


def files_of(thread: Thread, placement: Placement, by: Actor) -> Any:
    """Narrow to the files of what *by* reads and stands, the last first."""
    return _files(placement.case_id, by.user_id or 0, settled_by(), thread)


def _files(case_id: int, user_id: int, settled: datetime, thread: Thread) -> Any:
    standing = thread.post.objects.of(case_id).settled_for(user_id, settled).filter(deleted_at=None, hidden_at=None)
    rows = thread.file.objects.filter(case_id=case_id, post__in=standing.order_by().values("pk"))
    return rows.select_related("file", "post").order_by("-pk")


def search_in(thread: Thread, placement: Placement, by: Actor, words: str, page: str) -> Page[Post]:
    """Return what says *words* in *thread*, in its text or in the name of a file, the last first: two queries."""
    shown = thread.post.objects.of(placement.case_id).shown_to(by)
    named = files_of(thread, placement, by).filter(file__name__icontains=words.strip()).order_by()
    found = shown.filter(Q(pk__in=shown.saying(words).order_by().values("pk")) | Q(pk__in=named.values("post_id")))
    return Paginator(found.order_by("-at", "-pk"), FOUND_ON_A_PAGE).get_page(page)
