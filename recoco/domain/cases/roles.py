"""What somebody is to a placement: once in Python for one, once in SQL for lists, from the same tables."""

from typing import Any

from django.apps import apps
from django.db.models import CharField, OuterRef, Q, Subquery, Value

from recoco.domain.cases.sides import PlacementRole, Side
from recoco.domain.cases.statuses import ROLES_IN_STATE, ROLES_ONCE_ARCHIVED, Status, roles_known
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role

OF_SIDE = {Side.OWNER: Role.OWNER, Side.MEMBER: Role.MEMBER}
OF_PLACEMENT_ROLE = {PlacementRole.ADVISER: Role.CASE_ADVISER, PlacementRole.OBSERVER: Role.OBSERVER}
OF_PORTAL = frozenset({Role.STAFF, Role.ADMIN, Role.OPERATOR})


def with_roles_of(placements: Any, actor: Actor) -> Any:
    """Annotate each placement with what *actor* is to it (`my_side`, `my_role`), for `roles_on`."""
    number = _person_number(actor)
    placements = placements.annotate(my_person=number if hasattr(number, "as_sql") else Value(number))
    if actor.person is None:
        return placements.annotate(my_side=Value("", CharField()), my_role=Value("", CharField()))
    side = _sides_of(actor).filter(case_id=OuterRef("case_id")).values("side")
    role = _followings_of(actor).filter(placement_id=OuterRef("pk")).values("role")
    return placements.annotate(my_side=Subquery(side), my_role=Subquery(role))


def roles_on(placement: Any, actor: Actor) -> frozenset[Role]:
    """Return what *actor* is to *placement* in its present state."""
    # What the placement knows may be about somebody else: the same instance passes through several hands.
    if getattr(placement, "my_person", None) != _person_number(actor):
        known = with_roles_of(_rows("Placement").filter(pk=placement.pk), actor)
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
    known = roles_known(Status(placement.status), archived=placement.archived_at is not None)
    return frozenset(roles) & (known | {Role.ANONYMOUS, Role.OTHER_ADVISER})


def forget_roles(placement: Any) -> None:
    """Make `roles_on` ask again: what somebody is to *placement* has just changed."""
    placement.my_person = None
    vars(placement).pop("known_people", None)


def _person_number(actor: Actor) -> Any:
    # A number, or one to come, where a query is prepared (`accounts.alike`).
    return 0 if actor.person is None else getattr(actor.person, "pk", actor.person)


def within(actor: Actor, permission: Permission) -> Q:
    """Return the condition on placements under which *actor* holds *permission*.

    It asks what *actor* is to all of them at once (`IN`, read once) and not to each: what `with_roles_of`
    annotates would be computed for every placement of the portal, several times over.
    """
    return being(actor, roles_giving(actor, permission))


def roles_giving(actor: Actor, permission: Permission) -> frozenset[Role]:
    """Return the roles by which *actor* may hold *permission* on some placement."""
    possible = set(actor.roles & OF_PORTAL)
    if actor.person is not None:
        possible.update(OF_SIDE.values(), OF_PLACEMENT_ROLE.values())
        if actor.territory.is_adviser:
            possible.add(Role.TERRITORY_ADVISER)
    return roles_granted(permission) & possible


def being(actor: Actor, roles: frozenset[Role]) -> Q:
    """Return the condition on placements under which *actor* is one of *roles*, in a state that knows it."""
    condition, everywhere = Q(pk__in=[]), frozenset[Status]()
    for role in sorted(roles & OF_PORTAL):
        condition |= Q(status__in=_states_knowing(role)) & _unless_archived(role)
        if role in ROLES_ONCE_ARCHIVED:
            everywhere |= _states_knowing(role)
    for role in sorted(roles - OF_PORTAL):
        # Where the team sees all, what its people are to each case needs no question.
        if states := _states_knowing(role) - everywhere:
            condition |= Q(status__in=states) & _unless_archived(role) & _is(actor, role)
    return condition


def _is(actor: Actor, role: Role) -> Q:
    followings = _followings_of(actor)
    if role == Role.TERRITORY_ADVISER:
        everywhere, departements = actor.territory.is_national, actor.territory.departements
        covered = Q() if everywhere else Q(case__commune__departement__id__in=departements)
        return ~Q(pk__in=followings.values("placement_id")) & covered
    for side, named in OF_SIDE.items():
        if named == role:
            return Q(case_id__in=_sides_of(actor).filter(side=side).values("case_id"))
    name = next(name for name, named in OF_PLACEMENT_ROLE.items() if named == role)
    return Q(pk__in=followings.filter(role=name).values("placement_id"))


def _unless_archived(role: Role) -> Q:
    return Q() if role in ROLES_ONCE_ARCHIVED else Q(archived_at=None)


def _states_knowing(role: Role) -> frozenset[Status]:
    return frozenset(status for status, roles in ROLES_IN_STATE.items() if role in roles)


def _sides_of(actor: Actor) -> Any:
    return _rows("CaseParticipation").filter(user_id=actor.user_id)


def _followings_of(actor: Actor) -> Any:
    return _rows("PlacementParticipation").filter(person_id=_person_number(actor))


def _rows(name: str) -> Any:
    # By name: the models ask their roles here, so they cannot be imported here.
    return apps.get_model("cases", name).objects
