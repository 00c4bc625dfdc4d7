"""What happens once in an address book, even when several try at the same instant: played on PostgreSQL."""

import pytest

from recoco.domain.directory.actions.contacts import open_contact
from recoco.domain.directory.models import Contact, ContactOpening, Listing, Organization
from tests.domain.directory.making import contact
from tests.together import at_once, on
from tests.worlds import World

pytestmark = [pytest.mark.postgresql, pytest.mark.django_db(transaction=True)]


def test_the_same_contact_at_once_is_one(world: World) -> None:
    awa = world.actor(world.awa)
    answers = at_once([on(world.urbanvitaliz, lambda: contact(awa).pk)] * 4)
    assert len(set(answers)) == 1
    with world.on(world.urbanvitaliz):
        assert Contact.objects.count() == Listing.objects.count() == Organization.objects.count() == 1


def test_two_portals_that_name_an_organisation_at_once_name_the_same(world: World) -> None:
    awa, nora = world.actor(world.awa), world.actor(world.nora)
    at_once([on(world.urbanvitaliz, lambda: contact(awa).pk), on(world.sosponts, lambda: contact(nora).pk)])
    assert Organization.objects.count() == 1


def test_two_tabs_that_open_a_contact_leave_one_line(world: World) -> None:
    awa = world.actor(world.awa)
    one = contact(awa)
    at_once([on(world.urbanvitaliz, lambda: open_contact(one, by=awa).pk)] * 3)
    with world.on(world.urbanvitaliz):
        assert ContactOpening.objects.count() == 1
