"""Worlds where a collectivité gives no sign any more."""

from datetime import timedelta

from recoco.domain.cases.models import Case, CaseParticipation, Placement, PlacementStatus, Side, Status
from recoco.domain.cases.silence import WARNED_AFTER
from recoco.kernel.portals import scope
from tests.surfaces.notifications.post import DAY
from tests.worlds import World, make_person

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


def more(world: World, count: int) -> None:
    """Write other accepted dossiers on UrbanVitaliz, each with a mayor of its own."""
    with scope.entering(world.urbanvitaliz):
        owners = [make_person(f"Maire{number}", "Lavoir") for number in range(count)]
    with scope.everywhere("a test writes a world"):
        for owner in owners:
            case = Case(
                name=f"Lavoir de {owner.first_name}", summary="", commune=world.lille, origin=world.urbanvitaliz
            )
            case.save()
            facts = {"status": Status.TO_PROCESS, "submitted_at": LAST_SIGN}
            Placement(portal=world.urbanvitaliz, case=case, **facts).save()
            words = {name: getattr(owner, name) for name in ("user_id", "first_name", "last_name")}
            CaseParticipation(case=case, side=Side.OWNER, **words).save()
