"""The référent of a case passes on their role."""

from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.collectivite import NOT_OWNER_ANY_MORE, succeed
from recoco.domain.cases.events.people import OWNER_CHANGED
from recoco.domain.cases.models import CaseParticipation, Placement, Side
from recoco.domain.cases.roles import forget_roles
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused


@transaction.atomic
def hand_over(placement: Placement, to: CaseParticipation, *, by: Actor) -> None:
    """Make *to*, a member of the case, its référent; whoever was stays on it as a member.

    :raises Forbidden: when *by* is neither the référent nor of the team.
    :raises Refused: when the référent has changed meanwhile, *to* has left, or the dossier is not open.
    """
    by.must(Permission.OWNER_HAND_OVER, placement)
    placement.ensure_open()
    current = CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.OWNER).first()
    gives_their_own = Role.OWNER in placement.roles_of(by)
    if gives_their_own and (current is None or current.user_id != by.user_id):
        raise Refused(NOT_OWNER_ANY_MORE)
    # Held until the end: they cannot leave in between.
    still_there = CaseParticipation.objects.select_for_update().filter(pk=to.pk, side=Side.MEMBER)
    person = Person.objects.filter(user_id=to.user_id).first()
    if person is None or not still_there.exists():
        raise Refused(f"{to.name} n’est plus membre de ce dossier.")
    succeed(placement.case, person, current=current)
    forget_roles(placement)
    record(
        OWNER_CHANGED,
        by=by,
        subject=placement,
        case_id=placement.case_id,
        who=to.name,
        how=f", à la demande de {by.name}",
    )
