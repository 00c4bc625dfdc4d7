"""Adviser requests for the tests to decide on."""

from itertools import count
from typing import Any

from recoco.domain.accounts.actions.adviser_requests import request_to_advise
from recoco.domain.accounts.models import AdviserRequest, Person
from tests.worlds import World

DOOR = "/devenir-conseiller/"
FORM = f"{DOOR}demande/"
STATE = f"{DOOR}ma-demande/"
LIST = "/moderation/conseillers/"
WORDS = {
    "first_name": "Lou",
    "last_name": "Martin",
    "organization": "DDT du Nord",
    "function": "Chargée de mission",
    "phone": "03 20 00 00 00",
}
TYPED = {**WORDS, "departements": "59", "motivation": "J’aide les communes du Nord.", "terms": "on"}
_places = count()


def asked_by(world: World, person: Person, **words: Any) -> AdviserRequest:
    """Have *person* ask to advise in the Nord, on UrbanVitaliz."""
    territory = words or {"departements": [world.nord]}
    identity = {**WORDS, "first_name": person.first_name, "last_name": person.last_name}
    with world.on(world.urbanvitaliz):
        return request_to_advise(
            person.user,
            words=identity,
            motivation=TYPED["motivation"],
            network_address=f"place {next(_places)}",  # a limit counts them by address
            **territory,
        )


def path_of(asked: AdviserRequest, gesture: str) -> str:
    """Return where a request is accepted (`acceptation`) or refused (`refus`)."""
    return f"{LIST}{asked.pk}/{gesture}/"
