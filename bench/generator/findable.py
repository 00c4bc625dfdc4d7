"""Makes the cases findable by text, through the product's own indexing."""

from django.db import transaction

from bench.generator.world import World
from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import Status
from recoco.kernel.portals import scope


def make(world: World) -> None:
    """Index every placement that was sent."""
    for portal in world.portals:
        with scope.entering(portal), transaction.atomic():
            for placement in world.placements[portal.pk]:
                if placement.status != Status.INCOMPLETE:
                    make_findable(placement)
