"""The people of a portal as its team sees them: found by their name, and what each holds."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, Q

from recoco.domain.accounts.actions.roles import TO_GRANT
from recoco.domain.accounts.models import Person, PortalRole, RoleName
from recoco.domain.cases.models import CaseParticipation, Placement, PlacementParticipation, Side
from recoco.domain.cases.statuses import ACCEPTED
from recoco.domain.continuity.models import HandOver
from recoco.domain.continuity.successors import may_hand_over
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit.folding import fold

SHOWN = 10
CURRENT = Prefetch("portal_roles", PortalRole.objects.filter(until=None).order_by("name"), to_attr="current_roles")


def people_answering(words: str) -> Any:
    """Return the people of the portal by name; those whose name, organisation, address or role answer *words*.

    Folded here: databases do not agree on accents, and one portal has few thousand people.
    """
    people = Person.objects.select_related("user").order_by("last_name", "first_name", "pk")
    asked = fold(words).split()
    if not asked:
        return people.prefetch_related(CURRENT)
    held: dict[int, list[str]] = {}
    for person, name in PortalRole.objects.filter(until=None).order_by().values_list("person_id", "name"):
        held.setdefault(person, []).append(RoleName(name).label)
    columns = ("pk", "first_name", "last_name", "organization", "function", "user__email")
    found = []
    for pk, *said in Person.objects.order_by().values_list(*columns):
        text = fold(" ".join([*said, *held.get(pk, ())]))
        if all(word in text for word in asked):
            found.append(pk)
    return people.filter(pk__in=found).prefetch_related(CURRENT)


@dataclass(frozen=True)
class HeldRole:
    """A role, held or ended.

    :param may_end: whether the reader may end it now.
    """

    role: PortalRole
    territory: str
    may_end: bool


@dataclass(frozen=True)
class Profile:
    """What the page of somebody shows.

    :param followed: the first dossiers that they follow, of *followed_count*.
    """

    person: Person
    roles: list[HeldRole]
    followed: list[Placement]
    followed_count: int
    owned: list[Placement]
    given: list[HandOver]
    taken: list[HandOver]
    may_hand_over: bool


def profile_of(person: Person, by: Actor) -> Profile:
    """Return it: eight queries."""
    followed = (
        Placement.objects.visible_to(by)
        .with_case()
        .filter(pk__in=PlacementParticipation.objects.filter(person=person).values("placement_id"), status__in=ACCEPTED)
    )
    owned = CaseParticipation.objects.filter(user_id=person.user_id, side=Side.OWNER)
    passed = list(HandOver.objects.all().with_people().filter(Q(giver=person) | Q(taker=person)))
    return Profile(
        person=person,
        roles=[_held(role, by) for role in _roles_of(person)],
        followed=list(followed.order_by("case__name", "pk")[:SHOWN]),
        followed_count=followed.count(),
        owned=list(Placement.objects.visible_to(by).with_case().filter(case_id__in=owned.values("case_id"))[:SHOWN]),
        given=[one for one in passed if one.giver_id == person.pk],
        taken=[one for one in passed if one.taker_id == person.pk],
        may_hand_over=may_hand_over(person, by),
    )


def _roles_of(person: Person) -> Any:
    rows = PortalRole.objects.filter(person=person).prefetch_related("departements__departement")
    return sorted(rows, key=lambda row: (row.until is not None, -row.since.timestamp()))


def _held(role: PortalRole, by: Actor) -> HeldRole:
    places = sorted(str(row.departement) for row in role.departements.all())
    return HeldRole(
        role=role,
        territory="Toute la France" if role.is_national else ", ".join(places),
        may_end=role.until is None and by.may(TO_GRANT[RoleName(role.name)]),
    )
