"""What happens once to share links, even when several try at the same instant: played on PostgreSQL."""

from datetime import timedelta

import pytest

from recoco.domain.sharing.actions.linking import MOST_OPEN, make_link, revoke_link
from recoco.domain.sharing.models import SharedPart, ShareLink
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from tests.domain.advice.making import afresh
from tests.domain.sharing.making import link_of, shared
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_two_who_close_it_at_once_close_it_once(world: World) -> None:
    shared(world)
    answers = at_once(
        [
            on(world.urbanvitaliz, lambda who=who: revoke_link(link_of(world), by=world.actor(who)))  # type: ignore[misc]
            for who in (world.marie, world.awa, world.sami)
        ]
    )
    assert len(refusals(answers)) == 2
    with world.on(world.urbanvitaliz):
        assert Event.objects.filter(type="share_link.revoked").count() == 1


def test_together_they_do_not_go_beyond_the_most(world: World) -> None:
    with world.on(world.urbanvitaliz):
        known = {"portal": world.urbanvitaliz, "case": afresh(world.alone).case, "made_by_id": 1, "label": "a"}
        until = clock.now() + timedelta(days=9)
        ShareLink.objects.bulk_create(
            ShareLink(**known, digest=str(rank), expires_at=until) for rank in range(MOST_OPEN - 1)
        )

    def make() -> object:
        return make_link(
            afresh(world.alone), label="b", parts=[SharedPart.ADVICE], lasts=timedelta(1), by=world.actor(world.marie)
        )

    assert len(refusals(at_once([on(world.urbanvitaliz, make)] * 4))) == 3
    with world.on(world.urbanvitaliz):
        assert ShareLink.objects.open().count() == MOST_OPEN
