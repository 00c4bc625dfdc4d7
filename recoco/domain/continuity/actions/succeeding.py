"""The role of référent passes to a successor on several dossiers at once: when an elected person leaves."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db import transaction

from recoco.domain.accounts.models import Person
from recoco.domain.cases.actions.handing_over import hand_over
from recoco.domain.cases.actions.inviting import invite_to_case
from recoco.domain.cases.events.people import MEMBER_LEFT, MEMBER_REMOVED
from recoco.domain.cases.models import CaseParticipation, InvitedRole, Placement, Side
from recoco.domain.cases.roles import forget_roles
from recoco.domain.continuity.ownership import owned_by
from recoco.kernel.access.actor import Actor
from recoco.kernel.activity.recording import record
from recoco.kernel.kit.refusals import Refused

CHANGED = "La liste vient de changer : relisez-la, rien n’a changé de main."


@dataclass(frozen=True)
class Succession:
    """What became of the dossiers chosen.

    :param passed: those whose référent is the successor from now on.
    :param invited: those that wait for the successor's answer.
    """

    passed: list[Placement]
    invited: list[Placement]


@transaction.atomic
def pass_ownership(
    owner: Person, email: str, chosen: Collection[int], *, leaves: bool, by: Actor, message: str = ""
) -> Succession:
    """Pass the role of référent that *owner* has on *chosen* to whoever has this address.

    A member of a dossier takes over at once; on the others they are invited, and take over when they accept.

    :param chosen: numbers of placements.
    :param leaves: whether *owner* also leaves the dossiers that pass at once, instead of staying as a member.
    :raises Forbidden: when *by* is neither the référent nor of the team.
    :raises Refused: when one of the dossiers is no longer theirs, or not open: nothing has then changed.
    """
    Person.objects.select_for_update(no_key=True).get(pk=owner.pk)  # one at a time
    email = email.strip().lower()
    owned = {one.pk: one for one in owned_by(owner, by)}
    wanted = set(chosen)
    if not wanted or wanted - set(owned):
        raise Refused(CHANGED if wanted else "Choisissez au moins un dossier.")
    if email == owner.user.email:
        raise Refused(f"{owner.full_name} est déjà référent·e de ces dossiers : indiquez quelqu’un d’autre.")
    successor = Person.objects.filter(user__email=email).first()
    passed, invited = [], []
    for placement in (owned[number] for number in owned if number in wanted):
        member = _member(placement, successor)
        if member is None:
            invite_to_case(placement, email, role=InvitedRole.OWNER, by=by, message=message)
            invited.append(placement)
            continue
        hand_over(placement, member, by=by)
        if leaves:
            _leave(placement, owner, by)
        passed.append(placement)
    return Succession(passed, invited)


def _member(placement: Placement, successor: Person | None) -> CaseParticipation | None:
    if successor is None:
        return None
    rows = CaseParticipation.objects.filter(case_id=placement.case_id, side=Side.MEMBER)
    return rows.filter(user_id=successor.user_id).first()


def _leave(placement: Placement, owner: Person, by: Actor) -> None:
    CaseParticipation.objects.filter(case_id=placement.case_id, user_id=owner.user_id, side=Side.MEMBER).delete()
    forget_roles(placement)
    if by.user_id == owner.user_id:
        record(MEMBER_LEFT, by=by, subject=placement, case_id=placement.case_id)
    else:
        record(MEMBER_REMOVED, by=by, subject=placement, case_id=placement.case_id, who=owner.full_name)
