"""What many persons of a portal are to many placements, read at once: `policy.holders` asked for whole mailings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from recoco.domain.accounts.actors import NOWHERE, ROLE_COLUMNS, Territory, standing_of
from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, PlacementRole, Side, Status
from recoco.domain.cases.roles import OF_PLACEMENT_ROLE, OF_SIDE
from recoco.domain.cases.statuses import roles_known
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role

OF_TEAM = {RoleName.STAFF: Role.STAFF, RoleName.ADMIN: Role.ADMIN}


@dataclass(frozen=True)
class Crowd:
    """Some persons of the current portal and what they are there, and to some placements.

    :param accounts: those who may act, by number of person: neither suspended nor closed.
    :param roles: what each is on the portal, whatever the placement.
    :param territories: where each advises.
    :param sides: what each account is on the collectivité side, by case and account.
    :param places: what each person is among the advisers, by placement and person.
    """

    accounts: Mapping[int, int]
    roles: Mapping[int, frozenset[Role]]
    territories: Mapping[int, Territory]
    sides: Mapping[tuple[int, int], Role]
    places: Mapping[tuple[int, int], Role]

    def holds(
        self, permission: Permission, person: int, placement: Placement, *, among: frozenset[Role] = frozenset(Role)
    ) -> bool:
        """Tell whether `policy.holders` would return this person, by number, for these same words."""
        known = roles_known(Status(placement.status), archived=placement.is_archived)
        return bool(self.roles_on(placement, person) & roles_granted(permission) & known & among)

    def roles_on(self, placement: Placement, person: int) -> frozenset[Role]:
        """Return what a person is to *placement*, its state aside; nothing for whoever may not act."""
        if person not in self.accounts:
            return frozenset()
        found = set(self.roles.get(person, ()))
        found.add(self.sides.get((placement.case_id, self.accounts[person]), Role.ANONYMOUS))
        place = self.places.get((placement.pk, person))
        territory = self.territories.get(person, NOWHERE)
        if place is not None:
            found.add(place)
        elif territory.is_adviser and territory.covers(_departement_of(placement)):
            found.add(Role.TERRITORY_ADVISER)
        return frozenset(found - {Role.ANONYMOUS})


def crowd_of(people: Collection[int], placements: Collection[Placement]) -> Crowd:
    """Read what *people*, numbers of persons of this portal, are to *placements* with their communes: four queries."""
    able = Person.objects.filter(pk__in=people, suspended_at=None, user__is_active=True)
    rows = list(able.order_by().values_list("pk", "user_id", "user__is_operator"))
    sides = CaseParticipation.objects.filter(
        case_id__in={one.case_id for one in placements}, user_id__in={account for _, account, _ in rows}
    )
    places = PlacementParticipation.objects.filter(
        placement_id__in={one.pk for one in placements}, person_id__in={person for person, _, _ in rows}
    )
    roles, territories = _held_by({person for person, _, _ in rows})
    for person, _, is_operator in rows:
        if is_operator:
            roles[person] = roles.get(person, frozenset()) | {Role.OPERATOR}
    return Crowd(
        accounts={person: account for person, account, _ in rows},
        roles=roles,
        territories=territories,
        sides={
            (case, account): OF_SIDE[Side(side)]
            for case, account, side in sides.order_by().values_list("case_id", "user_id", "side")
        },
        places={
            (placement, person): OF_PLACEMENT_ROLE[PlacementRole(role)]
            for placement, person, role in places.order_by().values_list("placement_id", "person_id", "role")
        },
    )


def _held_by(people: Collection[int]) -> tuple[dict[int, frozenset[Role]], dict[int, Territory]]:
    held = PortalRole.objects.filter(person_id__in=people, until=None).order_by()
    rows: dict[int, list[Any]] = {}
    for person, *row in held.values_list("person_id", *ROLE_COLUMNS):
        rows.setdefault(person, []).append(row)
    roles, territories = {}, {}
    for person, theirs in rows.items():
        names, territories[person] = standing_of(theirs)
        roles[person] = frozenset(role for name, role in OF_TEAM.items() if name in names)
    return roles, territories


def _departement_of(placement: Placement) -> int | None:
    commune = placement.case.commune
    return commune.departement_id if commune is not None else None
