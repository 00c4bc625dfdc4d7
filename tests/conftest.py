"""What every test may ask for: the world of named people, and browsers for them."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from recoco.kernel.access.paces import Pace
from recoco.kernel.portals.preparing import compared
from tests.empty_databases import lay_empty_database
from tests.remembered import remembered
from tests.shuffled import shuffle_unordered_rows
from tests.undefined import RefusesUndefined

if TYPE_CHECKING:
    from recoco.domain.accounts.models import Person
    from recoco.kernel.portals.models import Portal
    from tests.client import Browser
    from tests.worlds import World

settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = RefusesUndefined()
shuffle_unordered_rows()


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_modify_db_settings: None,
    django_db_blocker: DjangoDbBlocker,
) -> Iterator[None]:
    """The database of this process, in the place of pytest-django's, that migrates one for each."""
    before = connection.settings_dict["NAME"]
    with django_db_blocker.unblock():
        lay_empty_database(request.config.cache.mkdir("databases"))
    yield
    with django_db_blocker.unblock():
        connection.creation.destroy_test_db(before, verbosity=0)


@pytest.fixture(autouse=True)
def _only_where_it_can_be_seen(request: pytest.FixtureRequest) -> None:
    if request.node.get_closest_marker("postgresql") and connection.vendor != "postgresql":
        pytest.skip("needs PostgreSQL")


@pytest.fixture(autouse=True, scope="module")
def _nothing_compared() -> None:
    compared.clear()


@pytest.fixture(autouse=True)
def _at_the_first_try() -> None:
    for pace in Pace.known:  # counted in the memory of the process, which tests share
        pace.forget()


@pytest.fixture
def world(db: None) -> "World":
    """Two portals, everybody, and two cases of Marie's."""
    from tests.worlds import build_world  # the tests of the kernel do without the packages above it

    return remembered(build_world)


@pytest.fixture
def visitor(world: "World") -> "Browser":
    """A browser on UrbanVitaliz, signed out."""
    from tests.client import Browser

    return Browser(world.urbanvitaliz)


@pytest.fixture
def browser(world: "World") -> "Callable[..., Browser]":
    """Open a browser for somebody, on their portal or on another: `browser(world.marie)`."""
    from tests.client import Browser

    def open_for(person: "Person", portal: "Portal | None" = None) -> Browser:
        opened = Browser(portal or person.portal)
        opened.sign_in(person)
        return opened

    return open_for


@pytest.fixture
def on_b(world: "World") -> Iterator[None]:
    """The test runs on SOS Ponts, the other portal."""
    with world.on(world.sosponts):
        yield


@pytest.fixture
def on_a(world: "World") -> Iterator[None]:
    """The test runs on UrbanVitaliz."""
    with world.on(world.urbanvitaliz):
        yield
