"""People and dossiers drawn at random: every mix of role, territory, participation, state and commune."""

from dataclasses import dataclass

from hypothesis import strategies as st

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName, User
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Case, Placement, PlacementParticipation, PlacementRole, Side, Status
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.places import Places


@dataclass(frozen=True)
class Somebody:
    """Who a person is, drawn at random."""

    roles: frozenset[RoleName]
    ended: frozenset[RoleName]
    territory: str  # nowhere, nord, gironde or france
    side: Side | None
    place: PlacementRole | None
    is_operator: bool
    is_suspended: bool


@dataclass(frozen=True)
class Dossier:
    """What a placement is, drawn at random."""

    status: Status
    commune: str  # lille, bordeaux, or unknown


SOMEBODY = st.builds(
    Somebody,
    roles=st.frozensets(st.sampled_from(RoleName)),
    ended=st.frozensets(st.sampled_from(RoleName)),
    territory=st.sampled_from(["nowhere", "nord", "gironde", "france"]),
    side=st.sampled_from([None, *Side]),
    place=st.sampled_from([None, *PlacementRole]),
    is_operator=st.booleans(),
    is_suspended=st.integers(0, 4).map(lambda drawn: drawn == 4),
)
DOSSIER = st.builds(Dossier, status=st.sampled_from(Status), commune=st.sampled_from(["lille", "bordeaux", "unknown"]))


def write_dossier(one: Dossier, portal: Portal, places: Places) -> Placement:
    """Write a placement of this kind."""
    commune = None if one.commune == "unknown" else getattr(places, one.commune)
    with scope.everywhere("a test writes a world"):
        case = Case(name="Dossier", summary="", commune=commune, origin=portal)
        case.save()
        placement = Placement(portal=portal, case=case, status=one.status, submitted_at=clock.now())
        placement.save()
    return placement


def write_somebody(rank: int, one: Somebody, placements: list[Placement], places: Places) -> Person:
    """Write a person of this kind, tied to the first placement only."""
    user = User.objects.create_user(f"{rank}@exemple.fr", is_operator=one.is_operator)
    person = Person(user=user, first_name="P", last_name=str(rank))
    person.suspended_at = clock.now() if one.is_suspended else None
    person.save()
    for name in one.roles:
        is_national = name is RoleName.ADVISER and one.territory == "france"
        role = PortalRole.objects.create(person=person, name=name, is_national=is_national)
        if name is RoleName.ADVISER and one.territory in {"nord", "gironde"}:
            RoleDepartement.objects.create(portal_role=role, departement=getattr(places, one.territory))
    for name in one.ended:
        ended = PortalRole.objects.create(
            person=person, name=name, is_national=name is RoleName.ADVISER, until=clock.now()
        )
        assert ended.until
    if one.side and not (one.side is Side.OWNER and rank):  # one owner a case
        add_to_collectivite(placements[0].case, person, one.side)
    if one.place:
        PlacementParticipation.objects.create(placement=placements[0], person=person, role=one.place)
    return person
