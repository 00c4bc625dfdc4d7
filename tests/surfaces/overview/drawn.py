"""Cases and readers drawn at random, and addresses that ask anything of them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName, User
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.finding import make_findable
from recoco.domain.cases.models import (
    Case,
    Placement,
    PlacementParticipation,
    PlacementRole,
    PlacementTag,
    PlacementTopic,
    Side,
    Status,
    Tag,
    Topic,
)
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from tests.places import Places

TOPICS, TAGS = ("Foncier", "Travaux"), ("Urgent", "École")
DAYS = st.sampled_from([None, 1, 20, 45, 100])


@dataclass(frozen=True)
class Drawn:
    """A case, drawn at random; days are counted back from now.

    :param mine: what the reader is to it.
    """

    name: str
    status: Status
    commune: str  # lille, roubaix, bordeaux or unknown
    exact: bool  # whether its very place is known
    submitted: int
    last: int | None
    member: int | None
    advising: int | None
    archived: bool
    paused: bool
    objected: bool
    topics: frozenset[str]
    tags: frozenset[str]
    advised_by_awa: bool
    owned: bool
    mine: Side | PlacementRole | None
    pk: int = 0


CASE = st.builds(
    Drawn,
    name=st.sampled_from(["Friche Lebel", "Pont de l’Écluse", "École du bourg"]),
    status=st.sampled_from(Status),
    commune=st.sampled_from(["lille", "roubaix", "bordeaux", "unknown"]),
    exact=st.booleans(),
    submitted=st.sampled_from([3, 40, 400]),
    last=DAYS,
    member=DAYS,
    advising=DAYS,
    archived=st.integers(0, 2).map(lambda drawn: drawn == 2),
    paused=st.booleans(),
    objected=st.booleans(),
    topics=st.frozensets(st.sampled_from(TOPICS)),
    tags=st.frozensets(st.sampled_from(TAGS)),
    advised_by_awa=st.booleans(),
    owned=st.booleans(),
    mine=st.sampled_from([None, None, *Side, *PlacementRole]),
)
# Who reads: portal roles, and where they advise.
READERS = {
    "mayor": (frozenset(), ""),
    "adviser": (frozenset({RoleName.ADVISER}), "nord"),
    "national": (frozenset({RoleName.ADVISER}), "france"),
    "staff": (frozenset({RoleName.STAFF}), ""),
    "both": (frozenset({RoleName.ADVISER, RoleName.STAFF}), "gironde"),
}


def write(one: Drawn, portal: Portal, places: Places, reader: Person, awa: Person, other: Person) -> Drawn:
    """Write a case; return it with the number of its placement."""
    now = clock.now()
    commune = None if one.commune == "unknown" else getattr(places, one.commune)
    with scope.everywhere("a test writes a world"):
        case = Case(name=one.name, summary="", commune=commune, origin=portal)
        case.paused_at = now if one.paused else None
        if one.exact:
            case.latitude, case.longitude = 50.71, 3.21
        case.save()
        placement = Placement(
            portal=portal,
            case=case,
            status=one.status,
            submitted_at=ago(now, one.submitted),
            last_activity_at=ago(now, one.last),
            last_member_activity_at=ago(now, one.member),
            last_advising_activity_at=ago(now, one.advising),
            archived_at=now if one.archived else None,
            archive_reason="Essai" if one.archived else "",
            objected_at=now if one.objected else None,
        )
        placement.save()
    for label in one.topics:
        PlacementTopic.objects.create(placement=placement, topic=Topic.named(label))
    for label in one.tags:
        PlacementTag.objects.create(placement=placement, tag=Tag.named(label))
    if one.advised_by_awa:
        PlacementParticipation.objects.create(placement=placement, person=awa, role=PlacementRole.ADVISER)
    if one.mine in set(Side):
        add_to_collectivite(case, reader, Side(one.mine))
    elif one.mine:
        PlacementParticipation.objects.create(placement=placement, person=reader, role=one.mine)
    if one.owned and one.mine != Side.OWNER:
        add_to_collectivite(case, other, Side.OWNER)
    make_findable(placement)
    return replace(one, pk=placement.pk)


def write_person(name: str, portal: Portal, places: Places, kind: str = "mayor") -> Person:
    """Write somebody of a kind."""
    roles, territory = READERS[kind]
    person = Person.objects.create(user=User.objects.create_user(f"{name}@exemple.fr"), first_name=name, last_name="X")
    for role in roles:
        national = role is RoleName.ADVISER and territory == "france"
        row = PortalRole.objects.create(person=person, name=role, is_national=national)
        if role is RoleName.ADVISER and not national:
            RoleDepartement.objects.create(portal_role=row, departement=getattr(places, territory))
    return person


def ago(now: datetime, days: int | None) -> datetime | None:
    """Return the instant so many days before *now*."""
    return None if days is None else now - timedelta(days=days)


def addresses(numbers: Mapping[str, Any]) -> st.SearchStrategy[dict[str, list[str]]]:
    """Draw what an address asks, some of it senseless.

    :param numbers: the values of filters on rows: `awa`, then topics and tags by their label.
    """
    values = {
        "q": ["lebel", "59350", "ecluse", "écol", "bordeau"],
        "perimetre": ["moi", "territoire", "tous"],
        "place": ["collectivite", "conseil", "aucune"],
        "statut": [*Status.values, "archives"],
        "region": ["32", "75"],
        "departement": ["59", "33"],
        "thematique": [numbers[label] for label in TOPICS],
        "etiquette": [numbers[label] for label in TAGS],
        "conseiller": [numbers["awa"]],
        "attend": ["collectivite", "conseillers"],
        "activite": ["moins-7", "moins-30", "plus-30", "plus-60"],
        "pause": ["oui", "non"],
        "depose_apres": [numbers["days"][10]],
        "depose_avant": [numbers["days"][100]],
        "origine": ["essai"],
        "manque": ["referent", "conseiller", "commune", "objection"],
    }
    asked = {
        key: st.lists(st.sampled_from([*known, "n’importe quoi"]), min_size=1, max_size=3)
        for key, known in values.items()
    }
    return st.fixed_dictionaries({}, optional=asked).map(lambda drawn: dict(list(drawn.items())[:5]))
