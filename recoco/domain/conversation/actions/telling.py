"""Writes in the log what happens to a post: each thread has its own events, read by its own audience."""

from collections.abc import Iterable

from recoco.domain.conversation.events import (
    MESSAGE_CALLED_BACK,
    MESSAGE_DELETED,
    MESSAGE_EDITED,
    MESSAGE_HIDDEN,
    MESSAGE_MENTIONED,
    MESSAGE_POSTED,
    MESSAGE_SHOWN_AGAIN,
    NOTE_CALLED_BACK,
    NOTE_DELETED,
    NOTE_EDITED,
    NOTE_HIDDEN,
    NOTE_MENTIONED,
    NOTE_POSTED,
    NOTE_SHOWN_AGAIN,
)
from recoco.domain.conversation.models import Post
from recoco.domain.conversation.participants import Participant
from recoco.domain.conversation.threads import Thread
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record


def tell_posted(thread: Thread, one: Post, people: Iterable[Participant], *, files: int, by: Actor) -> None:
    """Record that *one* was said; those whom it cites hear of it by an event of their own."""
    cited = [person for person in people if person.user_id != by.user_id]
    numbers = [person.user_id for person in cited]
    if thread.is_private:
        record(NOTE_POSTED, by=by, subject=one, case_id=one.case_id, mentioned=numbers, files=files)
    else:
        record(MESSAGE_POSTED, by=by, subject=one, case_id=one.case_id, mentioned=numbers, files=files)
    tell_mentioned(thread, one, cited, by=by)


def tell_mentioned(thread: Thread, one: Post, people: Iterable[Participant], *, by: Actor) -> None:
    """Record that *one* cites each of *people*."""
    for person in people:
        number, name = person.user_id, person.name
        if thread.is_private:
            record(NOTE_MENTIONED, by=by, subject=one, case_id=one.case_id, user_id=number, who=name)
        else:
            record(MESSAGE_MENTIONED, by=by, subject=one, case_id=one.case_id, user_id=number, who=name)


def tell_called_back(thread: Thread, one: Post, *, by: Actor) -> None:
    """Record that its author took it back."""
    if thread.is_private:
        record(NOTE_CALLED_BACK, by=by, subject=one, case_id=one.case_id)
    else:
        record(MESSAGE_CALLED_BACK, by=by, subject=one, case_id=one.case_id)


def tell_edited(thread: Thread, one: Post, *, by: Actor) -> None:
    """Record that its author changed it."""
    if thread.is_private:
        record(NOTE_EDITED, by=by, subject=one, case_id=one.case_id)
    else:
        record(MESSAGE_EDITED, by=by, subject=one, case_id=one.case_id)


def tell_deleted(thread: Thread, one: Post, *, by: Actor) -> None:
    """Record that its author deleted it."""
    if thread.is_private:
        record(NOTE_DELETED, by=by, subject=one, case_id=one.case_id)
    else:
        record(MESSAGE_DELETED, by=by, subject=one, case_id=one.case_id)


def tell_hidden(thread: Thread, one: Post, *, by: Actor) -> None:
    """Record that the team hid it."""
    if thread.is_private:
        record(NOTE_HIDDEN, by=by, subject=one, case_id=one.case_id, who=one.author_name)
    else:
        record(MESSAGE_HIDDEN, by=by, subject=one, case_id=one.case_id, who=one.author_name)


def tell_shown_again(thread: Thread, one: Post, *, by: Actor) -> None:
    """Record that the team gave it back."""
    if thread.is_private:
        record(NOTE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, who=one.author_name)
    else:
        record(MESSAGE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, who=one.author_name)
