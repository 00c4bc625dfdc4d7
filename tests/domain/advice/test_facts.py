"""What lists read of recommendations."""

from recoco.domain.advice.facts import AdviceCounts, counts_of, has_drafts, has_open, has_unanswered, has_unread
from recoco.domain.cases.models import Placement
from tests.queries import assert_queries
from tests.worlds import World


def test_a_case_without_recommendation_counts_none(world: World) -> None:
    with world.on(world.urbanvitaliz), assert_queries(1):
        assert counts_of([world.alone.case_id]) == {world.alone.case_id: AdviceCounts()}


def test_conditions_narrow_placements(world: World) -> None:
    with world.on(world.urbanvitaliz):
        for condition in (has_open(), has_unread(), has_unanswered(), has_drafts()):
            assert not Placement.objects.filter(condition).exists()
