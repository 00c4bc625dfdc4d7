"""Who lives in the demonstration: two portals and their people."""

from dataclasses import dataclass

from recoco.domain.accounts.models import RoleName
from recoco.kernel.portals.models import Theme


@dataclass(frozen=True)
class DemoPortal:
    """A portal of the demonstration."""

    key: str
    name: str
    baseline: str
    theme: Theme
    legal_entity: str
    accent: str = ""


@dataclass(frozen=True)
class DemoPerson:
    """Somebody on one portal.

    :param roles: portal roles; none for the collectivité side.
    :param territory: codes of départements, for an adviser.
    """

    key: str
    portal: str
    first_name: str
    last_name: str
    email: str
    function: str
    organization: str
    roles: tuple[RoleName, ...] = ()
    territory: tuple[str, ...] = ()
    is_national: bool = False
    phone: str = ""


PORTALS = (
    DemoPortal(
        "urbanvitaliz",
        "UrbanVitaliz",
        "Donnez une nouvelle vie à vos friches",
        Theme.STATE,
        "Cerema",
    ),
    DemoPortal(
        "sosponts",
        "SOS Ponts",
        "Entretenez les ponts de votre commune",
        Theme.NEUTRAL,
        "Agence technique des ponts communaux",
        accent="#1f5f8b",
    ),
)

ADVISER, STAFF, ADMIN = RoleName.ADVISER, RoleName.STAFF, RoleName.ADMIN
UV, SP = "urbanvitaliz", "sosponts"

PEOPLE = (
    DemoPerson("marie", UV, "Marie", "Blanc", "marie.blanc@mairie.exemple.fr", "Maire",
               "Mairie de Saint-Remy-du-Nord", phone="03 27 00 00 01"),
    DemoPerson("paul", UV, "Paul", "Petit", "paul.petit@mairie.exemple.fr", "Secrétaire de mairie",
               "Mairie de Saint-Remy-du-Nord", phone="03 27 00 00 02"),
    DemoPerson("lucie", UV, "Lucie", "Morel", "lucie.morel@mairie.exemple.fr", "Adjointe à l’urbanisme",
               "Mairie de Wallers", phone="03 27 00 00 03"),
    DemoPerson("awa", UV, "Awa", "Diop", "awa.diop@ddt59.exemple.fr", "Chargée de mission aménagement",
               "DDTM du Nord", (ADVISER,), ("59",)),
    DemoPerson("otto", UV, "Otto", "Weber", "otto.weber@caue.exemple.fr", "Architecte-conseil",
               "CAUE du Nord", (ADVISER,), ("59", "62")),
    DemoPerson("sami", UV, "Sami", "Roux", "sami.roux@urbanvitaliz.exemple.fr", "Animateur du portail",
               "UrbanVitaliz", (STAFF,)),
    DemoPerson("adele", UV, "Adèle", "Martin", "adele.martin@urbanvitaliz.exemple.fr", "Responsable du portail",
               "UrbanVitaliz", (ADMIN,)),
    DemoPerson("nora", SP, "Nora", "Haddad", "nora.haddad@cerema.exemple.fr", "Experte ouvrages d’art",
               "Cerema", (ADVISER,), is_national=True),
    DemoPerson("bastien", SP, "Bastien", "Leroy", "bastien.leroy@sosponts.exemple.fr", "Animateur du portail",
               "SOS Ponts", (STAFF,)),
    DemoPerson("ines", SP, "Inès", "Garcia", "ines.garcia@sosponts.exemple.fr", "Responsable du portail",
               "SOS Ponts", (ADMIN,)),
    DemoPerson("yves", SP, "Yves", "Fabre", "yves.fabre@mairie.exemple.fr", "Maire",
               "Mairie de Nant", phone="05 65 00 00 01"),
)  # fmt: skip
