"""Cases, their placements, and how each came to its status."""

from datetime import datetime, timedelta
from random import Random

from bench.generator import words
from bench.generator.world import DAY, TownHall, World, apportion, insert, insert_on, zipf
from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Case, Placement, PlacementStatus, Status
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal

S = Status
# How a case comes to its status, and how many in a hundred are there today.
PATHS: dict[tuple[Status, ...], int] = {
    (S.INCOMPLETE,): 2,
    (S.INCOMPLETE, S.SUBMITTED): 3,
    (S.INCOMPLETE, S.SUBMITTED, S.REFUSED): 7,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS): 6,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.WAITING): 8,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.IN_PROGRESS): 25,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.IN_PROGRESS, S.DONE): 22,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.IN_PROGRESS, S.INTERRUPTED): 5,
    (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.IN_PROGRESS, S.DONE, S.CLOSED): 22,
}
RICHEST = (S.INCOMPLETE, S.SUBMITTED, S.TO_PROCESS, S.WAITING, S.IN_PROGRESS)
WAITING = (S.INCOMPLETE, S.SUBMITTED)  # one at least, whatever the dice say
OLDEST_DAYS = 1_400
REASONS = {S.REFUSED: "Hors du champ de ce portail.", S.INTERRUPTED: "Le projet attend les élections."}


def make(world: World) -> None:
    """Write the cases of every portal, the richest first."""
    chance = world.chance(__name__)
    for portal, count in zip(world.portals, apportion(world.size.cases, zipf(len(world.portals))), strict=True):
        paths = [RICHEST, WAITING, *chance.choices(list(PATHS), list(PATHS.values()), k=count - 2)]
        halls = world.town_halls[portal.pk]
        placements = [_placed(chance, portal, halls[rank % len(halls)], paths[rank]) for rank in range(count)]
        with scope.everywhere("invented cases are born together with the placements that make them visible"):
            insert(Case, [placement.case for placement in placements])
            insert(Placement, placements)
        world.placements[portal.pk] = placements
        for rank, (placement, path) in enumerate(zip(placements, paths, strict=True)):
            hall = halls[rank % len(halls)]
            world.brought_by[placement.case_id] = hall
            dates = words.instants(chance, placement.created_at, DAY, len(path) - 1)
            write_history(world, placement, path, dates, hall.people[0], chance.choice(world.teams[portal.pk]))
        insert_on(portal, PlacementStatus, (row for one in placements for row in world.statuses[one.pk]))


def _placed(chance: Random, portal: Portal, hall: TownHall, path: tuple[Status, ...]) -> Placement:
    created_at = DAY - timedelta(days=chance.randint(10, OLDEST_DAYS), minutes=chance.randint(0, 600))
    case = Case(
        name=words.project(chance),
        summary=words.text(chance, 3, 12),
        commune=hall.commune,
        address=f"{chance.randint(1, 99)} rue de l’Église" if chance.random() < 0.6 else "",
        origin=portal,
        created_at=created_at,
    )
    # Sent within the hour that follows.
    sent_at = created_at + timedelta(minutes=chance.randint(5, 60)) if len(path) > 1 else None
    return Placement(
        portal=portal, case=case, status=path[-1], version=len(path), submitted_at=sent_at, created_at=created_at
    )


def write_history(
    world: World, placement: Placement, path: tuple[Status, ...], dates: list[datetime], first: Person, staff: Person
) -> None:
    """Invent the statuses of *placement* along *path*; not written yet.

    :param dates: of each move after the first status; the submission has its own.
    :param first: who brought it here.
    :param staff: who makes the later moves.
    """
    begun = [placement.created_at, *dates]
    for rank, status in enumerate(path):
        if status is S.SUBMITTED and placement.submitted_at:
            begun[rank] = placement.submitted_at
    begun = [max(begun[: rank + 1]) for rank in range(len(begun))]
    rows = []
    for rank, status in enumerate(path):
        by = first if status in {S.INCOMPLETE, S.SUBMITTED} else staff
        rows.append(
            PlacementStatus(
                placement=placement,
                status=status,
                since=begun[rank],
                until=begun[rank + 1] if rank + 1 < len(path) else None,
                by_user_id=by.user_id,
                by_name=by.full_name,
                reason=REASONS.get(status, ""),
            )
        )
    world.statuses[placement.pk] = rows
