"""What somebody has not read yet: for the badge of a tab, for the line where reading resumes, for lists."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db.models import CharField, Count, DateTimeField, Exists, F, Max, OuterRef, Q, Subquery, Value, Window
from django.db.models.functions import RowNumber

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.models import Message, MessageReading
from recoco.domain.conversation.querysets import CALL_BACK_DELAY, settled_by
from recoco.domain.conversation.threads import ADVISERS_SPACE, CONVERSATION, Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import Ago, prepared

LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Unread:
    """How much of a thread somebody has not read.

    :param until: how far they have; None when they never have.
    """

    count: int
    until: datetime | None


def unread_of(thread: Thread, placement: Placement, by: Actor) -> Unread:
    """Return how much they are; asked once for each time the case is read, both threads at once: one query."""
    known = vars(placement).setdefault("known_unread", {})
    if by.user_id not in known:
        asked = tuple(one for one in (CONVERSATION, ADVISERS_SPACE) if one is thread or by.may(one.read, placement))
        rows = _facts(placement.case_id, by.user_id or 0, settled_by(), threads=asked)
        known[by.user_id] = {key: Unread(count, until) for key, count, until in rows}
    return known[by.user_id].get(thread.key, Unread(0, None))


@prepared
def _facts(case_id: int, user_id: int, settled: datetime, *, threads: tuple[Thread, ...]) -> Any:
    first, *others = [_facts_of(one, case_id, user_id, settled) for one in threads]
    return first.union(*others, all=True) if others else first


def _facts_of(thread: Thread, case_id: int, user_id: int, settled: datetime) -> Any:
    mine = thread.reading.objects.filter(case_id=case_id, user_id=user_id)
    rows = thread.post.objects.of(case_id).settled_for(user_id, settled).not_by(user_id).order_by()
    rows = rows.annotate(
        thread=Value(thread.key, CharField()), read=Subquery(mine.values("until"), output_field=DateTimeField())
    )
    is_new = Q(read=None) | Q(at__gt=F("read"))
    return (
        rows.values("thread")
        .annotate(count=Count("pk", filter=is_new), until=Max("read"))
        .values_list("thread", "count", "until")
    )


def unread_messages(placement: Placement, by: Actor) -> int:
    """Count the messages of the common thread that *by* has not read."""
    return unread_of(CONVERSATION, placement, by).count


def unread_notes(placement: Placement, by: Actor) -> int:
    """Count the notes of the advisers' space that *by* has not read."""
    return unread_of(ADVISERS_SPACE, placement, by).count


def has_unread(by: Actor) -> Exists:
    """Return the condition « others have said something that *by* has not read », for a queryset of placements."""
    return Exists(_unread_of_all(by.user_id or 0, Ago(CALL_BACK_DELAY)).filter(case_id=OuterRef("case_id")))


def last_unread_of(case_ids: list[int], by: Actor) -> dict[int, Message]:
    """Return the last message that *by* has not read of each of these cases, those without any left out: one query.

    Each says how many they are in its case, itself included (`unread`).
    """
    return {one.case_id: one for one in _last_unread(tuple(case_ids), by.user_id or 0, settled_by())}


@prepared
def _last_unread(case_ids: tuple[int, ...], user_id: int, settled: datetime) -> Any:
    rows = _unread_of_all(user_id, settled).filter(case__id__in=case_ids).order_by().defer("html", "folded", "text")
    latest = Window(RowNumber(), partition_by="case_id", order_by=[F("at").desc(), F("pk").desc()])
    unread = Window(Count("pk"), partition_by="case_id")
    return rows.annotate(rank=latest, unread=unread).filter(rank=1)


def _unread_of_all(user_id: int, settled: Any) -> Any:
    read = MessageReading.objects.filter(case_id=OuterRef("case_id"), user_id=user_id, until__gte=OuterRef("at"))
    return Message.objects.all().settled_for(user_id, settled).not_by(user_id).exclude(Exists(read))
