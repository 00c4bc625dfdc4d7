"""Worlds where a collectivité gives no sign any more."""

from datetime import timedelta

from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementStatus
from recoco.domain.cases.silence import WARNED_AFTER
from recoco.kernel.portals import scope
from tests.surfaces.notifications.post import DAY
from tests.worlds import World

LAST_SIGN = DAY - WARNED_AFTER - timedelta(days=1)


def asleep(world: World, *, but: tuple[int, ...] = ()) -> None:
    """Date the last sign of every case eleven months before the day of the stories.

    :param but: numbers of the cases that are left as they are.
    """
    with scope.everywhere("a test moves the past"):
        cases = list(Case.objects.exclude(pk__in=but).values_list("pk", flat=True))
        Placement.objects.filter(case_id__in=cases).update(last_member_activity_at=LAST_SIGN)
        placements = Placement.objects.filter(case_id__in=cases).values("pk")
        PlacementStatus.objects.filter(placement__in=placements).update(since=LAST_SIGN)
        CaseParticipation.objects.filter(case_id__in=cases).update(since=LAST_SIGN)
