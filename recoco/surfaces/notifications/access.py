"""Which notices somebody may be shown now: who lost access to a case is shown nothing of it."""

from typing import Any

from django.db.models import BooleanField, Exists, OuterRef, Q, Subquery, Value

from recoco.domain.cases.models import Placement
from recoco.domain.cases.roles import being, roles_giving, roles_on
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.surfaces.notifications.table import TABLE

PERMISSIONS = sorted({row.permission for row in TABLE if row.permission is not None})


class _OneByOne(Subquery):
    """Whether a row exists, asked for each notice: of EXISTS, PostgreSQL reads all the placements of the portal."""

    template = "COALESCE((%(subquery)s), FALSE)"
    output_field = BooleanField()


def readable_by(actor: Actor, *, few: bool = False) -> Q:
    """Return the condition on notices under which *actor* may be shown them on the current portal.

    :param few: the rows will be few before it is asked: a hundred at most.
    """
    is_there = _OneByOne if few else Exists
    condition = Q(case_id=None) | Q(permission="")
    # One question for all the permissions that the same roles give: the header of every page asks it.
    giving = {permission: roles_giving(actor, permission) for permission in PERMISSIONS}
    for roles in filter(None, dict.fromkeys(giving.values())):
        named = [permission for permission in PERMISSIONS if giving[permission] == roles]
        condition |= Q(is_there(_placement_here(actor, roles)), permission__in=named)
    return condition


def permissions_on(placement: Placement, actor: Actor) -> frozenset[str]:
    """Return those of the table that *actor* holds on *placement*, which they have opened."""
    known = roles_on(placement, actor)
    return frozenset(one for one in PERMISSIONS if known & roles_giving(actor, one))


def _placement_here(actor: Actor, roles: frozenset[Role]) -> Any:
    # The portal by name: the question is also asked everywhere.
    here = Placement.objects.present().filter(being(actor, roles), portal=actor.portal)
    return here.filter(case_id=OuterRef("case_id")).order_by().values(found=Value(True))
