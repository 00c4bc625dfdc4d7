"""What the lists read beside each placement: dated from the invented log, as the product does event by event."""

from bench.generator.world import World
from recoco.domain.cases.models import Placement
from recoco.kernel.activity.types import Reach, event_types
from recoco.kernel.portals import scope

FIELDS = ("last_activity_at", "last_member_activity_at", "last_advising_activity_at")


def make(world: World) -> None:
    """Date the last activities of every placement."""
    of_case: dict[int, list[Placement]] = {}
    for portal in world.portals:
        for one in world.placements[portal.pk]:
            of_case.setdefault(one.case_id, []).append(one)
    for portal in world.portals:
        for event in world.events[portal.pk]:
            members = {person.user_id for person in world.brought_by[event.case_id].people}
            for one in of_case[event.case_id]:
                if one.portal_id == portal.pk or event.reach == Reach.CASE:
                    _date(one, "last_activity_at", event.at)
                    if event_types()[event.type].answers:
                        side = "member" if event.actor_id in members else "advising"
                        _date(one, f"last_{side}_activity_at", event.at)
    for portal in world.portals:
        with scope.entering(portal):
            Placement.objects.bulk_update(world.placements[portal.pk], FIELDS, batch_size=200)


def _date(placement: Placement, name: str, at: object) -> None:
    known = getattr(placement, name)
    setattr(placement, name, max(known, at) if known else at)
