"""The cases that somebody opened last here, from the access journal."""

from django.db.models import Max

from recoco.domain.cases.models import AccessEntry, Opened, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope

MOST = 6


def recent_cases(actor: Actor) -> list[int]:
    """Return the numbers of the last cases that *actor* opened on this portal and may still open, the last first."""
    if actor.person is None:
        return []
    opened = AccessEntry.objects.filter(
        user_id=actor.user_id, portal_id=scope.current_portal().pk, what=Opened.CASE
    ).filter(case_id__in=Placement.objects.visible_to(actor).order_by().values("case_id"))
    latest = opened.order_by().values_list("case_id").annotate(last=Max("at")).order_by("-last", "-case_id")
    return [case_id for case_id, _ in latest[:MOST]]
