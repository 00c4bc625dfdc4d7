"""The cases that somebody opened last here, from the access journal."""

from typing import Any

from django.db.models import Max

from recoco.domain.accounts.alike import Alike, numbers_of, those_like
from recoco.domain.cases.models import AccessEntry, Opened, Placement
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals.preparing import Here, prepared

MOST = 6


def recent_cases(actor: Actor) -> list[int]:
    """Return the numbers of the last cases that *actor* opened on this portal and may still open, the last first."""
    if actor.person is None:
        return []
    return [case_id for case_id, _ in _latest(*numbers_of(actor), alike=those_like(actor))]


@prepared
def _latest(user: int, person: int, departements: Any, *, alike: Alike) -> Any:
    visible = Placement.objects.all().visible_to(alike.asking(user, person, departements)).order_by()
    opened = AccessEntry.objects.filter(user_id=user, portal_id=Here(), what=Opened.CASE)
    rows = opened.filter(case_id__in=visible.values("case_id")).order_by()
    return rows.values_list("case_id").annotate(last=Max("at")).order_by("-last", "-case_id")[:MOST]
