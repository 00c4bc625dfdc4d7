"""Writes in the log what happens to a document: each place has its own events, read by its own audience."""

from collections.abc import Collection

from recoco.domain.filing.events import (
    FILE_ADDED,
    FILE_CARD_CHANGED,
    FILE_DELETED,
    FILE_HIDDEN,
    FILE_SHOWN_AGAIN,
    LINK_ADDED,
    PRIVATE_FILE_ADDED,
    PRIVATE_FILE_CARD_CHANGED,
    PRIVATE_FILE_DELETED,
    PRIVATE_FILE_HIDDEN,
    PRIVATE_FILE_SHOWN_AGAIN,
    PRIVATE_LINK_ADDED,
)
from recoco.domain.filing.models import Document, Filed, Linked
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record


def tell_added(space: Space, one: Filed, what: str, files: Collection[int], *, by: Actor) -> None:
    """Record that files were added, *one* the first of them."""
    if space.is_private:
        record(PRIVATE_FILE_ADDED, by=by, subject=one, case_id=one.case_id, what=what, files=list(files))
    else:
        record(FILE_ADDED, by=by, subject=one, case_id=one.case_id, what=what, files=list(files))


def tell_link_added(space: Space, one: Linked, *, by: Actor) -> None:
    """Record that a link was added."""
    if space.is_private:
        record(PRIVATE_LINK_ADDED, by=by, subject=one, case_id=one.case_id, title=one.title)
    else:
        record(LINK_ADDED, by=by, subject=one, case_id=one.case_id, title=one.title)


def tell_deleted(space: Space, one: Document, *, by: Actor) -> None:
    """Record that its author deleted it."""
    if space.is_private:
        record(PRIVATE_FILE_DELETED, by=by, subject=one, case_id=one.case_id, name=one.name)
    else:
        record(FILE_DELETED, by=by, subject=one, case_id=one.case_id, name=one.name)


def tell_hidden(space: Space, one: Document, *, by: Actor) -> None:
    """Record that the team hid it."""
    name, who = one.name, one.sender
    if space.is_private:
        record(PRIVATE_FILE_HIDDEN, by=by, subject=one, case_id=one.case_id, name=name, who=who)
    else:
        record(FILE_HIDDEN, by=by, subject=one, case_id=one.case_id, name=name, who=who)


def tell_shown_again(space: Space, one: Document, *, by: Actor) -> None:
    """Record that the team gave it back."""
    name, who = one.name, one.sender
    if space.is_private:
        record(PRIVATE_FILE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, name=name, who=who)
    else:
        record(FILE_SHOWN_AGAIN, by=by, subject=one, case_id=one.case_id, name=name, who=who)


def tell_changed(space: Space, one: Document, did: str, *, by: Actor) -> None:
    """Record what was done to its card: « décrit », « épinglé »."""
    name = one.name
    if space.is_private:
        record(PRIVATE_FILE_CARD_CHANGED, by=by, subject=one, case_id=one.case_id, did=did, name=name)
    else:
        record(FILE_CARD_CHANGED, by=by, subject=one, case_id=one.case_id, did=did, name=name)
