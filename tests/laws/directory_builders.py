"""For each address about the address book: how to make it, and who rightfully opens it."""

from collections.abc import Callable

from recoco.domain.directory.models import Listing
from tests.domain.directory.making import WORDS, contact
from tests.laws.visits import Visit
from tests.worlds import World


def of_contact(world: World) -> Visit:
    """A contact of UrbanVitaliz."""
    return Visit(world.awa, {"number": contact(world.actor(world.awa)).pk}, dict(WORDS))


def of_organization(world: World) -> Visit:
    """An organisation that UrbanVitaliz lists."""
    contact(world.actor(world.awa))
    with world.on(world.urbanvitaliz):
        return Visit(world.awa, {"number": Listing.objects.latest("pk").pk})


DIRECTORY: dict[str, Callable[[World], Visit]] = {
    "directory:contact": of_contact,
    "directory:update": of_contact,
    "directory:details": of_contact,
    "directory:organization": of_organization,
    "directory:organization_update": of_organization,
}
