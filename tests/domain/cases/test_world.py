"""The world of the tests stands as its description says."""

from recoco.domain.cases.models import Placement, Status
from tests.worlds import World


def test_marie_has_a_case_alone_and_a_case_shared(world: World) -> None:
    with world.on(world.urbanvitaliz):
        assert Placement.objects.count() == 2
    with world.on(world.sosponts):
        assert Placement.objects.get().case_id == world.shared.case_id
        assert Placement.objects.get().status == Status.TO_PROCESS
