"""Who holds a permission on a placement: the question turned round, for whoever tells people things."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Status
from recoco.domain.cases.roles import OF_PLACEMENT_ROLE, OF_SIDE
from recoco.domain.cases.statuses import roles_known
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role


def holders(
    permission: Permission, placement: Placement, *, among: frozenset[Role] = frozenset(Role)
) -> QuerySet[Person]:
    """Return the persons of this portal who hold *permission* on *placement*, for whoever tells them things.

    :param among: the only roles that count: a person told as a member is not told as one of the team.
    """
    return those_being(roles_holding(permission, placement, among), *numbers_of(placement))


def roles_holding(permission: Permission, placement: Placement, among: frozenset[Role]) -> frozenset[Role]:
    """Return the roles among these that give *permission* on *placement*, in the state it is in."""
    return roles_granted(permission) & roles_known(Status(placement.status), archived=placement.is_archived) & among


def numbers_of(placement: Placement) -> tuple[int, int, int]:
    """Return the numbers that `those_being` takes: case, placement, and département, 0 where it is not known."""
    commune = placement.case.commune
    return placement.case_id, placement.pk, commune.departement_id if commune is not None else 0


def those_being(roles: frozenset[Role], case_id: int, placement_id: int, departement_id: int) -> QuerySet[Person]:
    """Return the persons of this portal who are one of *roles* to a placement and may act.

    The numbers may be values to come (`kernel.portals.preparing`).
    """
    on_case = CaseParticipation.objects.filter(case_id=case_id)
    on_placement = PlacementParticipation.objects.filter(placement_id=placement_id)
    here = PortalRole.objects.filter(person_id=OuterRef("pk"), until=None)
    condition = Q(pk__in=[])
    for side, role in OF_SIDE.items():
        if role in roles:
            condition |= Q(user_id__in=on_case.filter(side=side).values("user_id"))
    for place, role in OF_PLACEMENT_ROLE.items():
        if role in roles:
            condition |= Q(pk__in=on_placement.filter(role=place).values("person_id"))
    for role, name in ((Role.STAFF, RoleName.STAFF), (Role.ADMIN, RoleName.ADMIN)):
        if role in roles:
            condition |= Q(Exists(here.filter(name=name)))
    if Role.OPERATOR in roles:
        condition |= Q(user__is_operator=True)
    if Role.TERRITORY_ADVISER in roles:
        condition |= Q(Exists(_covering(here.filter(name=RoleName.ADVISER), departement_id))) & ~Q(
            pk__in=on_placement.values("person_id")
        )
    return Person.objects.filter(condition, suspended_at=None, user__is_active=True)


def _covering(advisers: Any, departement_id: int) -> Any:
    # No département has the number 0: only those who advise the whole country are left.
    territory = RoleDepartement.objects.filter(portal_role_id=OuterRef("pk"), departement_id=departement_id)
    return advisers.filter(Q(is_national=True) | Exists(territory))
