"""Keeps beside each placement what the log says of its case, for the lists: in the transaction of the event."""

from datetime import datetime
from typing import Any

from django.db.models import Max

from recoco.domain.cases.models import CaseParticipation, Placement
from recoco.domain.cases.resuming import resume_by_taking_part
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.models import Event
from recoco.kernel.activity.types import EventType, Reach, event_types
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope

MEMBERS, ADVISERS = "last_member_activity_at", "last_advising_activity_at"


def follow(event: Event, event_type: EventType, by: Actor) -> None:
    """Date the last activity of a case: on this portal, or on all of them when the event reaches the case.

    What its collectivité does ends its pause.
    """
    if event.case_id is None:
        return
    facts: dict[str, datetime] = {"last_activity_at": event.at}
    side = _side(event.case_id, by) if event_type.answers else ""
    if side:
        facts[side] = event.at
    here = Placement.objects.filter(case_id=event.case_id)
    if event_type.reach is Reach.CASE:
        with scope.everywhere("what reaches a case is an activity on each of its portals"):
            here.update(**facts)
    else:
        here.update(**facts)
    if side == MEMBERS:
        resume_by_taking_part(event.case_id, by=by)


def touch(case_id: int, *, by: Actor) -> None:
    """Date an act that leaves no event (opening a recommendation), as the last activity of its author's side.

    To be called inside the transaction of a gesture.
    """
    side = _side(case_id, by)
    with scope.everywhere("what reaches a case is an activity on each of its portals"):
        Placement.objects.filter(case_id=case_id).update(**{side: clock.now()})
    if side == MEMBERS:
        resume_by_taking_part(case_id, by=by)


def catch_up(placement: Placement) -> None:
    """Date a placement that comes after its case from what already reached the case, and could be read from here."""
    events = Event.objects.filter(case_id=placement.case_id, reach=Reach.CASE).exclude(actor_id=None)
    silent = [event_type.name for event_type in event_types().values() if not event_type.answers]
    answers = events.exclude(type__in=silent)
    members = CaseParticipation.objects.filter(case_id=placement.case_id).values("user_id")
    Placement.objects.filter(pk=placement.pk).update(
        last_activity_at=_latest(events),
        last_member_activity_at=_latest(answers.filter(actor_id__in=members)),
        last_advising_activity_at=_latest(answers.exclude(actor_id__in=members)),
    )


def _latest(events: Any) -> datetime | None:
    return events.aggregate(latest=Max("at"))["latest"]


def _side(case_id: int, by: Actor) -> str:
    is_member = CaseParticipation.objects.filter(case_id=case_id, user_id=by.user_id).exists()
    return MEMBERS if is_member else ADVISERS
