"""The log: what happened to each case and to people, and the readers that have already heard of it."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any, NamedTuple

from bench.generator.words import instants
from bench.generator.world import DAY, World, insert_on
from recoco.domain.accounts.events import PERSON_JOINED, PORTAL_ROLE_GRANTED
from recoco.domain.accounts.models import Person
from recoco.domain.cases.events.life import CASE_OPENED
from recoco.domain.cases.events.people import ADVISER_JOINED
from recoco.domain.cases.events.portals import CASE_RECEIVED
from recoco.domain.cases.models import Placement, PlacementRole, Status
from recoco.domain.submission.events import CASE_ACCEPTED, CASE_REFUSED, CASE_SUBMITTED
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.activity.readers import readers_of
from recoco.kernel.activity.types import EventType, event_types

OF_THE_RICHEST = 20  # times as many events as an ordinary case


class Author(NamedTuple):
    """Who made a gesture, as the log keeps them."""

    user_id: int
    full_name: str


def make(world: World) -> None:
    """Write the log of every portal, in the order of time."""
    chance = world.chance(__name__)
    for portal in world.portals:
        about_cases = [event for one in world.placements[portal.pk] for event in _of_case(world, chance, one)]
        world.events[portal.pk] = sorted(about_cases, key=lambda event: event.at)
        about_people = sorted(_of_people(world, portal.pk), key=lambda event: event.at)
        insert_on(portal, Event, about_people)
        insert_on(portal, Event, world.events[portal.pk])
        insert_on(portal, Dispatch, _heard(world.events[portal.pk]))


def event_of(
    kind: EventType, by: Author | Person, at: datetime, subject: Any, case_id: int | None = None, **words: Any
) -> Event:
    """Return an event as the product records it; not written yet."""
    return Event(
        type=kind.name,
        version=kind.version,
        reach=kind.reach,
        visibility=kind.visibility,
        portal_id=subject.portal_id,
        case_id=case_id,
        actor_id=by.user_id,
        actor_name=by.full_name,
        subject_type=subject._meta.label_lower,
        subject_id=subject.pk,
        words=words,
        channel="web",
        at=at,
    )


def _of_case(world: World, chance: Random, placement: Placement) -> Iterator[Event]:
    case, name = placement.case_id, placement.portal.name
    count = 0
    for row in world.statuses[placement.pk]:
        by = Author(row.by_user_id or 0, row.by_name)
        if row.status == Status.INCOMPLETE:
            yield event_of(CASE_OPENED, by, row.since, placement, case)
        elif row.status == Status.SUBMITTED and placement.proposed_by:
            yield event_of(
                CASE_RECEIVED, by, row.since, placement, case, portal=placement.proposed_by, message="Un avis ?"
            )
        elif row.status == Status.SUBMITTED:
            yield event_of(CASE_SUBMITTED, by, row.since, placement, case)
        elif row.status == Status.REFUSED:
            yield event_of(CASE_REFUSED, by, row.since, placement, case, reason=row.reason)
        elif row.status == Status.TO_PROCESS:
            yield event_of(CASE_ACCEPTED, by, row.since, placement, case, portal=name)
        else:
            continue
        count += 1
    for one in world.followers.get(placement.pk, ()):
        count += 1
        role = PlacementRole(one.role).label.lower()
        yield event_of(ADVISER_JOINED, one.person, one.since, placement, case, role=role)
    told = world.told.get((placement.portal_id, case), [])
    yield from told
    count += len(told)
    if placement.pk in world.followers:
        most = world.size.events_per_case * (OF_THE_RICHEST if placement == world.richest() else 2)
        yield from _to_come(world, chance, placement, chance.randint(most // 2, most) - count)


def _to_come(world: World, chance: Random, placement: Placement, count: int) -> Iterator[Event]:
    """Stand for the events of packages not written yet: messages, moves of the board.

    Each package takes its share away as it comes, until nothing is left here.
    """
    advisers = world.advisers[placement.portal_id]
    for at in instants(chance, placement.submitted_at or placement.created_at, DAY, max(0, count)):
        yield event_of(
            ADVISER_JOINED, chance.choice(advisers), at, placement, placement.case_id, role="observateur·rice"
        )


def _of_people(world: World, portal: int) -> Iterator[Event]:
    team, advisers = world.teams[portal], world.advisers[portal]
    everybody: list[Person] = [*team, *advisers, *(one for hall in world.town_halls[portal] for one in hall.people)]
    for person in everybody:
        yield event_of(PERSON_JOINED, person, person.created_at, person)
    for person in advisers:
        at = person.created_at + timedelta(minutes=5)
        yield event_of(PORTAL_ROLE_GRANTED, team[0], at, person, person=person.full_name, role="Conseiller·ère")


def _heard(events: list[Event]) -> Iterator[Dispatch]:
    for event in events:
        for reader in readers_of(event_types()[event.type]):
            done_at = event.at + timedelta(seconds=2)
            yield Dispatch(event=event, reader=reader.name, due_at=event.at, done_at=done_at)
