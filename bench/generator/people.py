"""Accounts, the persons they are on portals, their roles and territories."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from random import Random

from bench.generator import words
from bench.generator.world import DAY, TownHall, World, apportion, insert, insert_on, zipf
from recoco.domain.accounts.models import Person, PortalRole, RoleDepartement, RoleName, User
from recoco.kernel.portals.models import Portal
from recoco.kernel.territories.models import Commune, Departement

TEAM = 4  # people of each portal: the first administers it, the others are its staff
IN_TOWN_HALL = (1, 2, 2, 3)
ELSEWHERE = 0.1  # share of advisers who advise on a second portal
EVERYWHERE = 0.03  # share of advisers for the whole country


class Crowd:
    """Invents accounts one after the other, each with an address of its own."""

    def __init__(self, chance: Random) -> None:
        self.chance = chance
        self.users: list[User] = []

    def person(self, portal: Portal, organization: str, function: str) -> Person:
        """Invent an account, and the person it is on *portal*; neither is written yet."""
        first_name, last_name = words.name(self.chance)
        since = DAY - timedelta(days=self.chance.randint(1, 1_500))
        user = User(
            email=f"personne-{len(self.users) + 1}@exemple.fr",
            password="!",  # noqa: S106  they sign in by code
            created_at=since,
            email_confirmed_at=since,
        )
        self.users.append(user)
        return self.also(Person(user=user, first_name=first_name, last_name=last_name), portal, organization, function)

    def also(self, known: Person, portal: Portal, organization: str, function: str) -> Person:
        """Invent what somebody is on one more portal."""
        return Person(
            portal=portal,
            user=known.user,
            first_name=known.first_name,
            last_name=known.last_name,
            organization=organization,
            function=function,
            phone=f"01 99 00 {self.chance.randint(10, 99)} {self.chance.randint(10, 99)}",
            created_at=known.user.created_at,
        )


def make(world: World) -> None:
    """Write the people of every portal, along the size of each."""
    crowd = Crowd(world.chance(__name__))
    shares = zipf(len(world.portals))
    size = world.size
    advisers = apportion(size.advisers, shares)
    others = apportion(size.people - size.advisers - TEAM * len(world.portals), shares)
    for rank, portal in enumerate(world.portals):
        world.teams[portal.pk] = [crowd.person(portal, portal.name, "Animatrice") for _ in range(TEAM)]
        world.advisers[portal.pk] = [crowd.person(portal, *_employed(crowd.chance)) for _ in range(advisers[rank])]
        world.town_halls[portal.pk] = _town_halls(crowd, portal, world.communes, others[rank])
    _advise_elsewhere(world, crowd)
    insert(User, crowd.users)
    departements = list(Departement.objects.order_by("code"))
    for portal in world.portals:
        team, here = world.teams[portal.pk], world.advisers[portal.pk]
        insert_on(portal, Person, [*team, *here, *(one for hall in world.town_halls[portal.pk] for one in hall.people)])
        roles = [_role(person, RoleName.STAFF if rank else RoleName.ADMIN) for rank, person in enumerate(team)]
        roles += [_role(one, RoleName.ADVISER, crowd.chance.random() < EVERYWHERE) for one in here]
        insert_on(portal, PortalRole, roles)
        insert_on(portal, RoleDepartement, _territories(crowd.chance, roles, departements))


def _employed(chance: Random) -> tuple[str, str]:
    return f"{chance.choice(words.SERVICES)} {chance.randint(1, 95):02}", "Chargée de mission"


def _town_halls(crowd: Crowd, portal: Portal, communes: Sequence[Commune], people: int) -> list[TownHall]:
    halls: list[TownHall] = []
    while people > 0:
        commune = crowd.chance.choice(communes)
        count = min(people, crowd.chance.choice(IN_TOWN_HALL))
        of = f"Mairie de {commune.name}"
        there = tuple(crowd.person(portal, of, crowd.chance.choice(words.FUNCTIONS)) for _ in range(count))
        halls.append(TownHall(commune, there))
        people -= count
    return halls


def _advise_elsewhere(world: World, crowd: Crowd) -> None:
    for portal, other in zip(world.portals, world.portals[1:], strict=False):
        known = world.advisers[other.pk]
        for person in known[: round(ELSEWHERE * len(known))]:
            world.advisers[portal.pk].append(crowd.also(person, portal, person.organization, person.function))


def _role(person: Person, name: RoleName, is_national: bool = False) -> PortalRole:
    return PortalRole(person=person, name=name, is_national=is_national, since=_since(person))


def _since(person: Person) -> datetime:
    return person.created_at + timedelta(minutes=5)


def _territories(
    chance: Random, roles: Iterable[PortalRole], departements: Sequence[Departement]
) -> Iterable[RoleDepartement]:
    for role in roles:
        if role.name == RoleName.ADVISER and not role.is_national:
            count = min(len(departements), chance.choice((1, 1, 2, 4)))
            for departement in chance.sample(departements, count):
                yield RoleDepartement(portal_role=role, departement=departement)
