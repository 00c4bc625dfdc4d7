"""How the bell counts: one query a page, whose text serves all those who are alike, and no further than a hundred."""

from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.accounts.models import Person
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice
from tests.queries import assert_queries, is_bell
from tests.surfaces.notifications.bells import ADVICE, CASE, Open, bell_in, of, post_reading, tell
from tests.surfaces.notifications.post import at
from tests.worlds import World


@pytest.fixture(autouse=True)
def _told_at_noon(world: World) -> Iterator[None]:
    tell(world)
    with clock.moved_to(at(12)):
        yield


def tell_again(person: Person) -> None:
    """Tell somebody once more what they were told."""
    with scope.everywhere("a test adds a notice to somebody's"):
        notice = Notice.objects.all().unread().select_related("portal").filter(person=person)[0]
    with scope.entering(notice.portal):
        event = Event.objects.get(pk=notice.event_id)
        event.pk = notice.pk = None
        event._state.adding = True  # an event is written once: this is another
        event.save(force_insert=True)
        notice.event = event
        notice.save(force_insert=True)


def test_those_who_are_alike_share_the_words_of_the_query_and_nothing_else(world: World, browser: Open) -> None:
    """Its text is written once for all the advisers of all the portals: each must read their own count."""
    for person, portal, count in (
        (world.otto, world.urbanvitaliz, 2),
        (world.awa, world.urbanvitaliz, 1),
        (world.nora, world.sosponts, 0),
        (world.otto, world.urbanvitaliz, 2),
    ):
        assert bell_in(browser(person, portal).page("/notifications/")) == count, person.full_name


def test_the_bell_counts_no_further_than_a_hundred(world: World, browser: Open) -> None:
    otto = browser(world.otto)
    for _ in range(97):
        tell_again(world.otto)
    assert otto.page("/notifications/").select_one('.fr-header a[href="/notifications/"] .ui-count').text == "99"
    tell_again(world.otto)
    page = otto.page("/notifications/?etat=non-lues")
    assert page.select_one('.fr-header a[href="/notifications/"] .ui-count').text == "99+"
    assert "100\u00a0notifications" in page.main.get_text(), "the page itself counts them all"
    assert "Plus de 99 notifications à lire" in otto.page("/accueil/").main.get_text()
    assert post_reading(otto, of(world, ADVICE)).content != b"0"


def test_every_page_of_somebody_known_asks_for_the_bell_once(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    for url in ("/accueil/", "/dossiers/", of(world, CASE), of(world, ADVICE), "/notifications/", "/mon-compte/"):
        with CaptureQueriesContext(connection) as captured:
            assert marie.get(url).status_code == 200, url
        assert sum(is_bell(query["sql"]) for query in captured.captured_queries) == 1, url


def test_the_page_costs_the_same_for_any_number_of_notices(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    marie.get("/notifications/")
    with assert_queries(9):
        marie.get("/notifications/")
