"""Who is on each case: the town hall on every portal, advisers and observers on one."""

from random import Random

from bench.generator.words import instants
from bench.generator.world import DAY, TownHall, World, insert_on
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side
from recoco.domain.cases.statuses import ACCEPTED

FOLLOWERS = (0, 1, 1, 2, 2, 3, 4, 6)
OF_THE_RICHEST = 15
OBSERVERS = 0.2


def make(world: World) -> None:
    """Put people on the cases of every portal."""
    chance = world.chance(__name__)
    for portal in world.portals:
        placements = world.placements[portal.pk]
        brought_here = [one for one in placements if not one.proposed_by]
        insert_on(portal, CaseParticipation, (row for one in brought_here for row in _side(world, one)))
        for rank, placement in enumerate(placements):
            if placement.status in ACCEPTED:
                count = OF_THE_RICHEST if rank == 0 else chance.choice(FOLLOWERS)
                world.followers[placement.pk] = _followers(chance, placement, world.advisers[portal.pk], count)
        insert_on(
            portal, PlacementParticipation, (row for one in placements for row in world.followers.get(one.pk, ()))
        )


def _side(world: World, placement: Placement) -> list[CaseParticipation]:
    hall: TownHall = world.brought_by[placement.case_id]
    return [
        CaseParticipation(
            case_id=placement.case_id,
            user_id=person.user_id,
            side=Side.MEMBER if rank else Side.OWNER,
            first_name=person.first_name,
            last_name=person.last_name,
            function=person.function,
            organization=person.organization,
            since=placement.created_at,
        )
        for rank, person in enumerate(hall.people)
    ]


def _followers(
    chance: Random, placement: Placement, advisers: list[Person], count: int
) -> list[PlacementParticipation]:
    chosen = chance.sample(advisers, min(count, len(advisers)))
    since = instants(chance, placement.submitted_at or placement.created_at, DAY, len(chosen))
    return [
        PlacementParticipation(
            placement=placement,
            person=person,
            role=PlacementRole.OBSERVER if chance.random() < OBSERVERS else PlacementRole.ADVISER,
            since=at,
        )
        for person, at in zip(chosen, since, strict=True)
    ]
