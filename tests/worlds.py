"""The named people of the tests, on two portals that share one case: built by the product's own actions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from recoco.domain.accounts.actions.persons import ensure_person, find_or_create_user
from recoco.domain.accounts.actions.roles import grant_role
from recoco.domain.accounts.actors import actor_of, actor_of_user
from recoco.domain.accounts.models import Person, RoleName, User
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.actions.proposing import propose_to_portal
from recoco.domain.cases.collectivite import add_to_collectivite
from recoco.domain.cases.models import Case, Placement, PlacementRole, Side
from recoco.domain.submission.actions.drafting import attach_to_author, begin_draft, describe
from recoco.domain.submission.actions.moderation import accept_placement
from recoco.domain.submission.actions.sending import send_submission
from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost, PortalState, Theme
from recoco.kernel.territories.models import Commune, Departement
from tests.places import make_places

URBANVITALIZ, SOSPONTS = "urbanvitaliz.localhost", "sosponts.localhost"


@dataclass
class World:
    """Two portals, everybody, and two cases of Marie's: one on UrbanVitaliz alone, one that SOS Ponts shares.

    Everybody is a person of UrbanVitaliz, but Nora, who has all the power there is on SOS Ponts and none here.
    """

    urbanvitaliz: Portal
    sosponts: Portal
    nord: Departement
    gironde: Departement
    lille: Commune
    roubaix: Commune
    bordeaux: Commune

    marie: Person  # mayor, owner of both cases
    paul: Person  # member of both
    awa: Person  # adviser of the Nord, on both cases
    otto: Person  # observer of both cases
    tess: Person  # adviser of the Nord, on no case
    ines: Person  # adviser of the Gironde
    sami: Person  # the portal's team
    adele: Person  # administers the portal
    zoe: Person  # signed in, without role
    olga: Person  # runs the platform
    nora: Person  # of SOS Ponts: adviser of the whole country, team and admin

    alone: Placement
    shared: Placement
    shared_there: Placement  # the same case, on SOS Ponts

    @property
    def people(self) -> dict[str, Person]:
        """Everybody, by first name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, Person)}

    @contextmanager
    def on(self, portal: Portal) -> Iterator[None]:
        """Run the block on *portal*."""
        with scope.entering(portal):
            yield

    def actor(self, person: Person) -> Actor:
        """Return *person* as an actor of their portal."""
        with scope.entering(person.portal):
            return actor_of(person)

    def counterpart(self, person: Person, portal: Portal) -> Person:
        """Return the same account as a person of another portal."""
        with scope.entering(portal):
            return Person.objects.get(user_id=person.user_id)

    def case(self, placement: Placement) -> Case:
        """Return the case of *placement*, read afresh."""
        with scope.entering(placement.portal):
            return Case.objects.get(pk=placement.case_id)


def build_world() -> World:
    """Make the two portals, their people and their cases."""
    places = make_places()
    urbanvitaliz = make_portal("urbanvitaliz", "UrbanVitaliz", URBANVITALIZ)
    sosponts = make_portal("sosponts", "SOS Ponts", SOSPONTS, theme=Theme.STATE)
    operator = User.objects.create_user("olga@exemple.fr", is_operator=True)
    power = actor_of_user(operator)
    with scope.entering(urbanvitaliz):
        people = {
            "marie": make_person("Marie", "Lebrun", "Mairie de Lille", "Maire"),
            "paul": make_person("Paul", "Petit", "Mairie de Lille", "Secrétaire de mairie"),
            "awa": make_person("Awa", "Diop", "DDT du Nord", "Conseillère"),
            "otto": make_person("Otto", "Klein", "Région", "Chargé de mission"),
            "tess": make_person("Tess", "Morel", "CAUE du Nord", "Architecte"),
            "ines": make_person("Inès", "Garcia", "DDT de la Gironde", "Conseillère"),
            "sami": make_person("Sami", "Haddad", "UrbanVitaliz", "Animateur"),
            "adele": make_person("Adèle", "Roux", "UrbanVitaliz", "Responsable"),
            "zoe": make_person("Zoé", "Blanc", "", ""),
            "olga": make_person("Olga", "Novak", "Recoco", "Exploitante"),
        }
        for name in ("awa", "otto", "tess"):
            grant_role(people[name], RoleName.ADVISER, departements=[places.nord], by=power)
        grant_role(people["ines"], RoleName.ADVISER, departements=[places.gironde], by=power)
        grant_role(people["sami"], RoleName.STAFF, by=power)
        grant_role(people["adele"], RoleName.ADMIN, by=power)
    with scope.entering(sosponts):
        nora = make_person("Nora", "Weber", "Cerema", "Ingénieure")
        grant_role(nora, RoleName.ADVISER, is_national=True, by=power)
        grant_role(nora, RoleName.STAFF, by=power)
        grant_role(nora, RoleName.ADMIN, by=power)
    with scope.entering(urbanvitaliz):
        alone = followed_case("Friche Lebel", places.lille, people)
        shared = followed_case("Pont des Moulins", places.roubaix, people)
        propose_to_portal(shared, to=sosponts, message="Un pont à regarder", by=actor_of(people["sami"]))
    with scope.entering(sosponts):
        shared_there = Placement.objects.get(case_id=shared.case_id)
        accept_placement(shared_there, by=actor_of(nora))
    return World(
        urbanvitaliz=urbanvitaliz,
        sosponts=sosponts,
        **vars(places),
        **people,
        nora=nora,
        alone=alone,
        shared=shared,
        shared_there=shared_there,
    )


def make_portal(key: str, name: str, host: str, theme: Theme = Theme.NEUTRAL) -> Portal:
    """Open a portal at *host*."""
    portal = Portal.objects.create(
        key=key,
        name=name,
        baseline="Des conseillers publics aux côtés des petites communes",
        theme=theme,
        state=PortalState.ONLINE,
        sender_email=f"ne-pas-repondre@{key}.exemple.fr",
        contact_email=f"equipe@{key}.exemple.fr",
    )
    PortalHost.objects.create(portal=portal, name=host, is_main=True)
    return portal


def make_person(first_name: str, last_name: str, organization: str = "", function: str = "") -> Person:
    """Make somebody a person of the current portal; their address is their first name's."""
    address = first_name.lower().replace("é", "e").replace("è", "e")
    user = find_or_create_user(f"{address}@exemple.fr", is_proven=True)
    return ensure_person(user, first_name=first_name, last_name=last_name, organization=organization, function=function)


def submitted_case(name: str, commune: Commune, owner: Person) -> Placement:
    """Submit a case of *owner* on the current portal; it waits for a decision."""
    by = actor_of(owner)
    draft = begin_draft(network_address=name, by=by)  # a limit counts them by address
    describe(draft, name=name, summary="Que faire ici ?", commune_text=commune.name, commune=commune, address="", by=by)
    attach_to_author(draft, by=by)
    return send_submission(draft, by=by)


def followed_case(name: str, commune: Commune, people: dict[str, Person]) -> Placement:
    """Submit Marie's case, accept it, and put Paul, Awa and Otto on it."""
    placement = submitted_case(name, commune, people["marie"])
    accept_placement(placement, by=actor_of(people["sami"]))
    add_to_collectivite(placement.case, people["paul"], Side.MEMBER)
    join(placement, PlacementRole.ADVISER, by=actor_of(people["awa"]))
    join(placement, PlacementRole.OBSERVER, by=actor_of(people["otto"]))
    return placement
