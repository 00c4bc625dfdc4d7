"""The forms that people filled in: sent ones rest with their case, a few were left half-way."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from bench.generator import words
from bench.generator.world import DAY, World, insert_on
from recoco.domain.cases.models import Placement
from recoco.domain.submission.models import Draft

LEFT_HALF_WAY = 0.1  # for one that was sent


def make(world: World) -> None:
    """Write the drafts of every portal."""
    chance = world.chance(__name__)
    for portal in world.portals:
        brought = [one for one in world.placements[portal.pk] if not one.proposed_by]
        insert_on(portal, Draft, (_sent(world, one) for one in brought))
        insert_on(portal, Draft, _left(world, chance, round(LEFT_HALF_WAY * len(brought))))


def _sent(world: World, placement: Placement) -> Draft:
    case = placement.case
    return Draft(
        name=case.name,
        summary=case.summary,
        commune_text=case.commune.name,
        commune=case.commune,
        address=case.address,
        email=world.brought_by[case.pk].people[0].user.email,
        placement=placement,
        created_at=placement.created_at,
        updated_at=placement.submitted_at or placement.created_at,
        sent_at=placement.submitted_at,
    )


def _left(world: World, chance: Random, count: int) -> Iterator[Draft]:
    for _ in range(count):
        at = DAY - timedelta(days=chance.randint(0, 29), minutes=chance.randint(0, 600))
        yield Draft(name=words.project(chance), summary=words.text(chance, 0, 4), created_at=at, updated_at=at)
