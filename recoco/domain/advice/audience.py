"""Who will be told of what is published: the sentence beside the button."""

from typing import Any

from recoco.domain.accounts.models import Person
from recoco.domain.cases.models import Placement
from recoco.domain.cases.policy import numbers_of, roles_holding, those_being
from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Permission, Role
from recoco.kernel.portals.preparing import prepared

NAMED = 8
NOBODY = "Personne du dossier ne sera prévenue"
MEMBERS = frozenset({Role.MEMBER, Role.OWNER})
ADVISERS = frozenset({Role.CASE_ADVISER, Role.OBSERVER})


def told_of(placement: Placement, by: Actor) -> list[Person]:
    """Return the persons of this portal, on the case, who are told of what *by* publishes: one query."""
    if placement.is_muted:
        return []
    roles = ADVISERS if placement.case.is_paused else MEMBERS | ADVISERS
    told = roles_holding(Permission.THREAD_READ, placement, roles)
    return _people(*numbers_of(placement), by.user_id or 0, roles=told)


@prepared
def _people(case_id: int, placement_id: int, departement_id: int, but: int, *, roles: frozenset[Role]) -> Any:
    people = those_being(roles, case_id, placement_id, departement_id).exclude(user_id=but)
    return people.order_by("last_name", "first_name")


def audience_sentence(placement: Placement, by: Actor) -> str:
    """Say who of the case will be told, by name; when, and how, each has chosen."""
    people = told_of(placement, by)
    if placement.is_muted:
        return f"{NOBODY} : les notifications de ce dossier sont coupées."
    paused = " Le dossier est en pause : la collectivité n’est pas prévenue." if placement.case.is_paused else ""
    if not people:
        return f"{NOBODY}.{paused}"
    names = ", ".join(person.signature for person in people[:NAMED])
    more = f" et {len(people) - NAMED} autres" if len(people) > NAMED else ""
    count = (
        "1 personne du dossier sera prévenue"
        if len(people) == 1
        else f"{len(people)} personnes du dossier seront prévenues"
    )
    return f"{count} : {names}{more}.{paused}"
