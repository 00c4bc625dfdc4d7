"""What a person is to a placement: once in Python for one, once in SQL for lists, from the same table."""

from typing import Any

from django.db.models import CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName
from recoco.domain.cases.models import (
    CaseParticipation,
    Placement,
    PlacementParticipation,
    PlacementRole,
    Side,
    Status,
)
from recoco.domain.cases.statuses import ROLES_IN_STATE
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role

OF_SIDE = {Side.OWNER: Role.OWNER, Side.MEMBER: Role.MEMBER}
OF_PLACEMENT_ROLE = {PlacementRole.ADVISER: Role.CASE_ADVISER, PlacementRole.OBSERVER: Role.OBSERVER}
OF_PORTAL = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})


def with_roles_of(placements: Any, actor: Actor) -> Any:
    """Annotate each placement with what *actor* is to it (`my_side`, `my_role`), for `roles_on`."""
    placements = placements.annotate(my_person=Value(_person_number(actor)))
    if actor.person is None:
        return placements.annotate(my_side=Value("", CharField()), my_role=Value("", CharField()))
    sides = CaseParticipation.objects.filter(case_id=OuterRef("case_id"), user_id=actor.user_id)
    roles = PlacementParticipation.objects.filter(placement_id=OuterRef("pk"), person=actor.person)
    return placements.annotate(my_side=Subquery(sides.values("side")), my_role=Subquery(roles.values("role")))


def roles_on(placement: Any, actor: Actor) -> frozenset[Role]:
    """Return what *actor* is to *placement* in its present state."""
    # What the placement knows may be about somebody else: the same instance passes through several hands.
    if getattr(placement, "my_person", None) != _person_number(actor):
        known = with_roles_of(Placement.objects.filter(pk=placement.pk), actor)
        facts = known.values("my_person", "my_side", "my_role").get()
        placement.my_person, placement.my_side, placement.my_role = facts.values()
    roles = {Role.ANONYMOUS, *(actor.roles & OF_PORTAL)}
    if placement.my_side:
        roles.add(OF_SIDE[Side(placement.my_side)])
    if placement.my_role:
        roles.add(OF_PLACEMENT_ROLE[PlacementRole(placement.my_role)])
    elif actor.person is not None and actor.territory.is_adviser:
        commune = placement.case.commune
        inside = actor.territory.covers(commune and commune.departement_id)
        roles.add(Role.TERRITORY_ADVISER if inside else Role.OTHER_ADVISER)
    return frozenset(roles) & (ROLES_IN_STATE[Status(placement.status)] | {Role.ANONYMOUS, Role.OTHER_ADVISER})


def forget_roles(placement: Any) -> None:
    """Make `roles_on` ask again: what somebody is to *placement* has just changed."""
    placement.my_person = None


def _person_number(actor: Actor) -> int:
    return actor.person.pk if actor.person is not None else 0


def within(actor: Actor, permission: Permission) -> Q:
    """Return the condition on placements annotated by `with_roles_of` under which *actor* holds *permission*."""
    granted = roles_granted(permission)
    condition = Q(pk__in=[])
    for role, is_role in _conditions(actor).items():
        if role in granted:
            condition |= Q(status__in=_states_knowing(role)) & is_role
    return condition


def _conditions(actor: Actor) -> dict[Role, Q]:
    conditions = {role: Q() for role in actor.roles & OF_PORTAL}
    if actor.person is None:
        return conditions
    conditions |= {role: Q(my_side=side) for side, role in OF_SIDE.items()}
    conditions |= {role: Q(my_role=name) for name, role in OF_PLACEMENT_ROLE.items()}
    if actor.territory.is_adviser:
        covered = (
            Q() if actor.territory.is_national else Q(case__commune__departement_id__in=actor.territory.departements)
        )
        conditions[Role.TERRITORY_ADVISER] = Q(my_role=None) & covered
    return conditions


def _states_knowing(role: Role) -> list[Status]:
    return [status for status, roles in ROLES_IN_STATE.items() if role in roles]


def holders(permission: Permission, placement: Placement) -> QuerySet[Person]:
    """Return the persons of this portal who hold *permission* on *placement*, for whoever tells them things."""
    roles = roles_granted(permission) & ROLES_IN_STATE[Status(placement.status)]
    on_case = CaseParticipation.objects.filter(case_id=placement.case_id)
    on_placement = PlacementParticipation.objects.filter(placement=placement)
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
        condition |= Q(Exists(_covering(here.filter(name=RoleName.ADVISER), placement))) & ~Q(
            pk__in=on_placement.values("person_id")
        )
    return Person.objects.filter(condition, suspended_at=None, user__is_active=True)


def _covering(advisers: Any, placement: Placement) -> Any:
    commune = placement.case.commune
    if commune is None:
        return advisers.filter(is_national=True)
    territory = RoleDepartement.objects.filter(portal_role_id=OuterRef("pk"), departement_id=commune.departement_id)
    return advisers.filter(Q(is_national=True) | Exists(territory))
