"""A double of the Friche Lebel, that Zoé filed: with a member, messages and files of its own."""

from datetime import timedelta

from recoco.domain.accounts.actors import actor_of
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Placement, PlacementRole, Side
from recoco.domain.conversation.actions.posting import Said, post
from recoco.domain.conversation.models import Message
from recoco.domain.conversation.threads import CONVERSATION
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.kernel.files.storing import deposit
from recoco.kernel.kit import clock
from tests.domain.advice.making import afresh
from tests.domain.filing.making import added, unique
from tests.worlds import World, submitted_case


def doubled(world: World) -> Placement:
    """Return it: Paul is of both, Tess advises it, Zoé asked something with a file and Tess answered."""
    with world.on(world.urbanvitaliz), clock.moved_to(clock.now() - timedelta(hours=1)):
        placement = submitted_case("Friche Lebel bis", world.lille, world.zoe)
        accept_placement(placement, by=actor_of(world.sami))
        add_to_collectivite(placement.case, world.paul, Side.MEMBER)
        add_to_collectivite(placement.case, world.otto, Side.MEMBER)
        join(placement, PlacementRole.ADVISER, by=actor_of(world.tess))
        files = [deposit(unique("photo.pdf", "zoe"))]
        asked = post(CONVERSATION, afresh(placement), Said("Qui paie ?", "a"), by=actor_of(world.zoe), files=files)
    with world.on(world.urbanvitaliz), clock.moved_to(clock.now() - timedelta(minutes=30)):
        answer = Said("La région, sans doute.", "b", reply_to=asked.pk)
        post(CONVERSATION, afresh(placement), answer, by=actor_of(world.tess))
        gone = post(CONVERSATION, afresh(placement), Said("Oubliez", "c"), by=actor_of(world.zoe))
        Message.objects.filter(pk=gone.pk).update(deleted_at=gone.at)
        added(world, world.zoe, "plan.pdf", "releve.txt", placement=placement)
        return afresh(placement)
