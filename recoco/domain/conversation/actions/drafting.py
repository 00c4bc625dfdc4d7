"""What one writes is kept as it is typed, and found again: for oneself only, and without a trace in the log."""

from typing import Any

from django.db import IntegrityError, transaction

from recoco.domain.cases.models import Placement
from recoco.domain.conversation.models import PostDraft
from recoco.domain.conversation.models.post import TEXT_LENGTH
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared


def draft_of(thread: Thread, placement: Placement, by: Actor) -> PostDraft | None:
    """Return what *by* has begun to write in *thread*: one query."""
    found = _drafts(by.person.pk, placement.case_id, thread=thread.key) if by.person else []
    return found[0] if found else None


@prepared
def _drafts(person_id: int, case_id: int, *, thread: str) -> Any:
    return PostDraft.objects.filter(person_id=person_id, case_id=case_id, thread=thread)


@transaction.atomic
def write_draft(thread: Thread, placement: Placement, text: str, *, by: Actor, reply_to: int | None = None) -> None:
    """Keep what *by* has begun to write; nothing to say leaves no draft."""
    by.must(thread.write, placement)
    text = text[:TEXT_LENGTH]
    if not text.strip():
        forget_draft(thread, placement, by=by)
        return
    facts = {"text": text, "reply_to_id": reply_to, "updated_at": clock.now()}
    mine = _mine(thread, placement, by)
    if mine.update(**facts):
        return
    try:
        with transaction.atomic():
            PostDraft(person=by.person, case=placement.case, thread=thread.key, **facts).save()
    except IntegrityError:  # in another tab, at the same instant
        mine.update(**facts)


def forget_draft(thread: Thread, placement: Placement, *, by: Actor) -> None:
    """Forget what *by* had begun to write: it is sent, or given up."""
    _mine(thread, placement, by).delete()


def _mine(thread: Thread, placement: Placement, by: Actor) -> Any:
    return PostDraft.objects.filter(person=by.person, case_id=placement.case_id, thread=thread.key)
