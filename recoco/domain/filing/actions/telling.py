"""Writes in the log what happens to a file: each place has its own events, read by its own audience."""

from collections.abc import Collection

from recoco.domain.filing.events import (
    FILE_ADDED,
    FILE_CARD_CHANGED,
    FILE_DELETED,
    FILE_HIDDEN,
    FILE_SHOWN_AGAIN,
    PRIVATE_FILE_ADDED,
    PRIVATE_FILE_CARD_CHANGED,
    PRIVATE_FILE_DELETED,
    PRIVATE_FILE_HIDDEN,
    PRIVATE_FILE_SHOWN_AGAIN,
)
from recoco.domain.filing.models import Filed
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record


def tell_added(space: Space, one: Filed, what: str, files: Collection[int], *, by: Actor) -> None:
    """Record that files were added, *one* the first of them."""
    if space.is_private:
        record(PRIVATE_FILE_ADDED, by=by, subject=one, case_id=one.case_id, what=what, files=list(files))
    else:
        record(FILE_ADDED, by=by, subject=one, case_id=one.case_id, what=what, files=list(files))


def tell_deleted(space: Space, one: Filed, *, by: Actor) -> None:
    """Record that its author deleted it."""
    if space.is_private:
        record(PRIVATE_FILE_DELETED, by=by, subject=one, case_id=one.case_id, name=one.stored.name)
    else:
        record(FILE_DELETED, by=by, subject=one, case_id=one.case_id, name=one.stored.name)


def tell_hidden(space: Space, one: Filed, *, by: Actor) -> None:
    """Record that the team hid it."""
    name, who = one.stored.name, one.stored.author_name
    if space.is_private:
        record(PRIVATE_FILE_HIDDEN, by=by, subject=one, case_id=one.case_id, name=name, who=who)
    else:
        record(FILE_HIDDEN, by=by, subject=one, case_id=one.case_id, name=name, who=who)


def tell_shown_again(space: Space, one: Filed, *, by: Actor) -> None:
    """Record that the team gave it back."""
    name, who = one.stored.name, one.stored.author_name
    if space.is_private:
        record(PRIVATE_FILE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, name=name, who=who)
    else:
        record(FILE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, name=name, who=who)


def tell_changed(space: Space, one: Filed, did: str, *, by: Actor) -> None:
    """Record what was done to its card: « décrit », « épinglé »."""
    name = one.stored.name
    if space.is_private:
        record(PRIVATE_FILE_CARD_CHANGED, by=by, subject=one, case_id=one.case_id, did=did, name=name)
    else:
        record(FILE_CARD_CHANGED, by=by, subject=one, case_id=one.case_id, did=did, name=name)
