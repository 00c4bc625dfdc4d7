"""A case is born, on the portal where it was brought, with its owner."""

from django.db import transaction

from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.events.life import CASE_OPENED
from recoco.domain.cases.models import Case, Placement, Side, Status
from recoco.domain.cases.status_history import begin
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission
from recoco.kernel.activity.recording import record
from recoco.kernel.portals import scope
from recoco.kernel.territories.models import Commune


@transaction.atomic
def open_case(*, name: str, summary: str, commune: Commune | None, address: str, by: Actor) -> Placement:
    """Open a case that its author has not sent yet: an incomplete placement on the current portal.

    :param by: the future owner; must be a person of this portal.
    """
    by.must(Permission.CASE_SUBMIT)
    portal = scope.current_portal()
    case = Case(name=name, summary=summary, commune=commune, address=address, origin=portal)
    with scope.everywhere("a case is born together with the placement that makes it visible"):
        case.save()
        placement = Placement(portal=portal, case=case, status=Status.INCOMPLETE)
        placement.save()
    begin(placement, by=by)
    add_to_collectivite(case, by.person, Side.OWNER)
    record(CASE_OPENED, by=by, subject=placement, case_id=case.pk)
    return placement
