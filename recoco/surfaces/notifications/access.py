"""Which notices somebody may be shown now: who lost access to a case is shown nothing of it."""

from typing import Any

from django.db.models import Exists, OuterRef, Q

from recoco.domain.cases.models import Placement
from recoco.domain.cases.roles import within
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role
from recoco.surfaces.notifications.table import TABLE

PERMISSIONS = sorted({row.permission for row in TABLE if row.permission is not None})
TEAM = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})


def readable_by(actor: Actor) -> Q:
    """Return the condition on notices under which *actor* may be shown them on the current portal."""
    condition = Q(case_id=None) | Q(permission="")
    for permission in PERMISSIONS:
        if not roles_granted(permission) <= TEAM or actor.roles & TEAM:
            condition |= Q(Exists(_placement_here(actor, permission)), permission=permission)
    return condition


def _placement_here(actor: Actor, permission: Permission) -> Any:
    # The portal by name: the question is also asked everywhere.
    here = Placement.objects.present().filter(within(actor, permission), portal=actor.portal)
    return here.filter(case_id=OuterRef("case_id")).order_by()
