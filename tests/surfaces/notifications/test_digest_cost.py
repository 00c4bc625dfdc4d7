"""A mailing costs the same queries for a few people and for many, for one fact of each kind and for several."""

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementRole
from recoco.domain.conversation.threads import ADVISERS_SPACE
from recoco.kernel.activity.sweeps import hand_out_events
from recoco.kernel.jobs.stopping import StopSignal
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.digesting import digest_due
from recoco.surfaces.notifications.models import Notice
from tests.queries import counted
from tests.surfaces.notifications.conversing import keep_a_brief, say
from tests.surfaces.notifications.crowd import gather
from tests.surfaces.notifications.post import at, done_by
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World


def cost(world: World, *, people: int, times: int) -> int:
    """Return how many queries tell *people* and more of several facts of each kind, all due together; forget it."""
    with transaction.atomic():
        gather(world, people, facts=times)
        with done_by(world, world.tess, at(9)) as tess:
            join(world.alone, PlacementRole.OBSERVER, by=tess)
        keep_a_brief(world)
        for minute in range(times):
            say(world, world.marie, f"Message {minute}", minute=minute)
            say(world, world.awa, f"Note {minute}", ADVISERS_SPACE, minute=minute)
            publish(world, f"Avis {minute}", minute=minute)
        with clock.moved_to(at(18)):
            hand_out_events(StopSignal())
        with scope.everywhere("a test makes all of it due at once"):
            Notice.objects.all().waiting().update(pace="daily", due_at=at(8, day=1))
        with clock.moved_to(at(8, 1, day=1)), CaptureQueriesContext(connection) as captured:
            assert digest_due(StopSignal()) == people + 5
        with scope.everywhere("a test reads the outbox"):
            assert OutgoingEmail.objects.filter(created_at__gte=at(8, day=1)).count() == people + 5
        transaction.set_rollback(True)
    return len(counted(captured))


def test_it_costs_the_same_for_a_few_and_for_many(world: World) -> None:
    assert cost(world, people=2, times=2) == cost(world, people=60, times=4) == 29
