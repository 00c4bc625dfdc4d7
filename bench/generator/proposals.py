"""Cases that a portal has proposed to the next one: some wait there, most were accepted."""

from datetime import timedelta

from bench.generator.cases import S, write_history
from bench.generator.world import DAY, World, insert, insert_on
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement, PlacementStatus
from recoco.domain.cases.statuses import ACCEPTED
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal

ONE_IN = 25
WAITS, TAKEN = (S.SUBMITTED,), (S.SUBMITTED, S.TO_PROCESS, S.IN_PROGRESS)


def make(world: World) -> None:
    """Propose one accepted case in twenty-five from each portal to the following one."""
    chance = world.chance(__name__)
    for sender, receiver in zip(world.portals, world.portals[1:], strict=False):
        held = world.placements[sender.pk]
        proposed = [one for one in held if one.status in ACCEPTED and not one.proposed_by][::ONE_IN]
        paths = [WAITS if chance.random() < 0.3 else TAKEN for _ in proposed]
        there = [_proposal(world, one, receiver, path) for one, path in zip(proposed, paths, strict=True)]
        with scope.everywhere("invented proposals make cases present on a second portal"):
            insert(Placement, there)
        insert_on(receiver, Person, _newcomers(world, receiver, there))
        for one, path in zip(there, paths, strict=True):
            week = [one.created_at + timedelta(days=3 * rank) for rank in range(1, len(path))]
            dates, staff = [min(DAY, date) for date in week], chance.choice(world.teams[receiver.pk])
            write_history(world, one, path, dates, world.teams[sender.pk][0], staff)
        insert_on(receiver, PlacementStatus, (row for one in there for row in world.statuses[one.pk]))
        world.placements[receiver.pk] += there


def _proposal(world: World, placement: Placement, to: Portal, path: tuple[S, ...]) -> Placement:
    accepted_at = world.statuses[placement.pk][2].since
    at = min(DAY, accepted_at + timedelta(days=7))
    return Placement(
        portal=to,
        case=placement.case,
        status=path[-1],
        version=len(path),
        submitted_at=at,
        created_at=at,
        proposed_by=placement.portal.name,
        proposed_from=placement.portal,
    )


def _newcomers(world: World, portal: Portal, there: list[Placement]) -> list[Person]:
    """Return the collectivité side of the accepted cases, as the persons of *portal* they become."""
    known: dict[int, Person] = {}
    for placement in there:
        if placement.status in ACCEPTED:
            for one in world.brought_by[placement.case_id].people:
                known[one.user_id] = Person(
                    portal=portal,
                    user_id=one.user_id,
                    first_name=one.first_name,
                    last_name=one.last_name,
                    organization=one.organization,
                    function=one.function,
                    created_at=placement.submitted_at,
                )
    return list(known.values())
