"""« Qui voit quoi ? »: who may read a case, what, why and on which portal, computed from the policy itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import CharField, Count, Q, QuerySet, Value

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import holders, numbers_of, roles_holding, those_being
from recoco.kernel.access.grants import roles_granted
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.portals.preparing import prepared

# What the pages of a case hold, each under the permission that opens it.
SPACES = (
    ("Présentation et état des lieux", Permission.CASE_VIEW),
    ("Conversation, recommandations et fichiers", Permission.THREAD_READ),
    ("Espace conseillers", Permission.NOTE_READ),
    ("Coordonnées des personnes", Permission.PERSON_SEE_CONTACT_DETAILS),
)
# In the order of the page: title, and why they read it. Those of the first four are few, and named at once.
GROUPS = {
    Role.OWNER: ("Référent·e côté collectivité", "Répond du dossier pour la collectivité."),
    Role.MEMBER: ("Membres", "La collectivité, un conseiller ou une conseillère les a invités."),
    Role.CASE_ADVISER: ("Conseillers et conseillères du dossier", "Suivent ce dossier."),
    Role.OBSERVER: ("Observateurs et observatrices", "Suivent ce dossier sans recommander."),
    Role.TERRITORY_ADVISER: ("Conseillers et conseillères du territoire", "{territory}"),
    Role.STAFF: ("Équipe du portail", "Anime {portal}."),
    Role.ADMIN: ("Administration du portail", "Règle {portal}."),
    Role.OPERATOR: ("Exploitants de la plateforme", "Font fonctionner le service, sans lire les échanges."),
}
# How the address of the page names the groups listed on demand.
ON_DEMAND = {
    Role.TERRITORY_ADVISER: "territoire",
    Role.STAFF: "equipe",
    Role.ADMIN: "administration",
    Role.OPERATOR: "exploitants",
}
NAMED = (Role.OWNER, Role.MEMBER, Role.CASE_ADVISER, Role.OBSERVER)


@dataclass(frozen=True)
class ReaderGroup:
    """Some readers of a case, who read it for the same reason.

    :param people: those of the small groups; the others are listed on demand.
    """

    role: Role
    title: str
    why: str
    sees: list[str]
    count: int
    people: list[Person] = field(default_factory=list)

    @property
    def is_named(self) -> bool:
        """Whether its people are named at once."""
        return self.role in NAMED

    @property
    def key(self) -> str:
        """How the address of the page names it; empty when its people are named at once."""
        return ON_DEMAND.get(self.role, "")


@dataclass(frozen=True)
class PortalReaders:
    """Who reads a case on one portal."""

    placement: Placement
    portal: Portal
    groups: list[ReaderGroup]


def readers_of(placement: Placement) -> list[PortalReaders]:
    """Return the readers of a case, this portal's first: two queries for each portal that shows it, and one more."""
    with scope.everywhere("a case says who reads it on each of its portals"):
        rows = Placement.objects.all().present().with_case().filter(case_id=placement.case_id)
        others = list(rows.exclude(pk=placement.pk).order_by("pk"))
    found = [PortalReaders(placement, placement.portal, _groups(placement))]
    for other in others:
        with scope.entering(other.portal):
            found.append(PortalReaders(other, other.portal, _groups(other)))
    return [one for one in found if one.groups]


def readers_in(placement: Placement, role: Role) -> QuerySet[Person]:
    """Return the persons of the placement's portal who read it for one reason, by name."""
    return holders(Permission.CASE_VIEW, placement, among=frozenset({role})).order_by("last_name", "first_name", "pk")


def count_readers(placement: Placement, role: Role) -> int:
    """Count them: one query."""
    roles = roles_holding(Permission.CASE_VIEW, placement, frozenset({role}))
    rows = _counted(*numbers_of(placement), roles=roles)
    return rows[0] if rows else 0


@prepared
def _counted(case_id: int, placement_id: int, departement_id: int, *, roles: frozenset[Role]) -> Any:
    people = those_being(roles, case_id, placement_id, departement_id).order_by()
    return people.annotate(all=Value(1)).values("all").annotate(count=Count("pk")).values_list("count", flat=True)


def _groups(placement: Placement) -> list[ReaderGroup]:
    reading = [role for role in GROUPS if role in roles_granted(Permission.CASE_VIEW)]
    counts = _counts(placement, reading)
    named = _named(placement)
    words = {"portal": placement.portal.name, "territory": _territory(placement)}
    return [
        ReaderGroup(
            role=role,
            title=GROUPS[role][0].format_map(words),
            why=GROUPS[role][1].format_map(words),
            sees=[space for space, permission in SPACES if role in roles_granted(permission)],
            count=counts[role],
            people=[person for person in named if person.as_role == role],
        )
        for role in reading
        if counts[role]
    ]


def _counts(placement: Placement, roles: Iterable[Role]) -> dict[Role, int]:
    of_role = {
        role.name: Count("pk", filter=Q(pk__in=readers_in(placement, role).order_by().values("pk"))) for role in roles
    }
    counted = Person.objects.aggregate(**of_role)
    return {role: counted[role.name] for role in roles}


def _named(placement: Placement) -> list[Any]:
    each = [readers_in(placement, role).order_by().annotate(as_role=Value(role.value, CharField())) for role in NAMED]
    first, *others = each
    return list(first.union(*others, all=True).order_by("last_name", "first_name", "id"))


def _territory(placement: Placement) -> str:
    commune = placement.case.commune
    if commune is None:
        return "Conseillent toute la France : la commune de ce dossier n’est pas connue."
    return f"Conseillent le territoire de ce dossier ({commune.departement.name}), ou toute la France."
