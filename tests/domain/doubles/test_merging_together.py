"""Two of the team put two dossiers together at once, the same way or each its own: once, on PostgreSQL."""

import pytest

from recoco.domain.cases.models import CaseParticipation, Placement
from recoco.domain.conversation.models import Message
from recoco.domain.doubles.actions.merging import merge
from recoco.domain.doubles.carrying import Choice, load_of
from recoco.domain.doubles.models import Merger
from tests.domain.advice.making import afresh
from tests.domain.doubles.making import doubled
from tests.together import at_once, on, refusals
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("crossed", [False, True])
def test_once(crossed: bool, world: World) -> None:
    double = doubled(world)
    actors = [world.actor(world.sami), world.actor(world.adele)]
    with world.on(world.urbanvitaliz):
        pairs = [(double, world.alone), (world.alone, double) if crossed else (double, world.alone)]
        asked = [
            (one, other, load_of(afresh(one), afresh(other), by))
            for (one, other), by in zip(pairs, actors, strict=True)
        ]
    gestures = [
        on(
            world.urbanvitaliz,
            lambda one=one, other=other, load=load, by=by: merge(
                afresh(one), afresh(other), Choice(), seen=load.seen, by=by
            ),
        )
        for (one, other, load), by in zip(asked, actors, strict=True)
    ]
    assert len(refusals(at_once(gestures))) == 1
    with world.on(world.urbanvitaliz):
        merger = Merger.objects.select_related("kept").get()
        assert Placement.objects.filter(archived_at__isnull=False).count() == 1
        assert CaseParticipation.objects.filter(case_id=merger.kept.case_id).count() >= 3
        carried = Message.objects.of(merger.kept.case_id).filter(carried_from__isnull=False)
        assert carried.count() == (2 if merger.double_id == double.pk else 0)
