"""Writes an event and its dispatch rows, in the transaction of the change itself."""

from functools import partial
from typing import Any

from django.db import connection, models, transaction

from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.activity.readers import readers_of
from recoco.kernel.activity.types import EventType, Reach
from recoco.kernel.jobs.entries import Lane
from recoco.kernel.jobs.waking import wake
from recoco.kernel.kit import clock
from recoco.kernel.kit.slots import entries
from recoco.kernel.portals import scope


def record(
    event_type: EventType, *, by: Actor, subject: models.Model, case_id: int | None = None, **words: Any
) -> Event:
    """Write what *by* has just done to *subject*.

    :param words: the few words needed to say the event later; they must be JSON.
    :raises RuntimeError: outside a transaction: the change and its event are one.
    :raises ValueError: when the event reaches a case and none is named.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("An event is recorded in the transaction of its change.")
    if event_type.reach is Reach.CASE and case_id is None:
        raise ValueError(f"{event_type.name} reaches a case: which one?")
    portal = None if event_type.reach is Reach.PLATFORM else scope.current_portal()
    event = Event(
        type=event_type.name,
        version=event_type.version,
        reach=event_type.reach,
        visibility=event_type.visibility,
        portal_id=None if portal is None else portal.pk,
        case_id=case_id,
        actor_id=by.user_id,
        actor_name=by.name,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        words=words,
        channel=by.channel,
        at=clock.now(),
    )
    if portal is None:
        with scope.everywhere("an event of the platform belongs to no portal"):
            event.save()
    else:
        event.save()
    if case_id is not None and by.user_id is not None:
        for follow in entries("CASE_FOLLOWERS"):
            follow(event, event_type, by)
    readers = readers_of(event_type) if portal else ()
    if readers:
        Dispatch.objects.bulk_create([Dispatch(event=event, reader=reader.name, due_at=event.at) for reader in readers])
        transaction.on_commit(partial(wake, Lane.REST))
    return event
