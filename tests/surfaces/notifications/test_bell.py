"""The bell of every page: what was told and not read, for as long as one may read it, by one query."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from recoco.domain.accounts.models import Person, PortalRole
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import Placement, PlacementParticipation, PlacementRole
from recoco.kernel.activity.models import Event
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice
from tests.client import Browser
from tests.markup import form_of
from tests.queries import assert_queries, is_bell
from tests.surfaces.notifications.post import at, done_by, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World

Open = Callable[..., Browser]
CASE = "/dossiers/{slug}/"
ADVICE = "/dossiers/{slug}/recommandations/"


def of(world: World, address: str, placement: Placement | None = None) -> str:
    return address.format(slug=world.case(placement or world.alone).slug)


def bell_in(page: Any) -> int:
    link = page.select_one('.fr-header a[href="/notifications/"]')
    found = re.search(r"\d+", link.get_text().replace("Notifications", ""))
    return int(found[0]) if found else 0


def tab_in(page: Any, label: str) -> int:
    (tab,) = [one for one in page.select(".cases-tabs a") if one.get_text().startswith(label)]
    count = tab.select_one(".ui-count")
    return int(count.text) if count else 0


def read_all(world: World) -> None:
    with scope.everywhere("a test begins with nothing to read"):
        Notice.objects.all().unread().update(read_at=at(9))


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


@pytest.fixture
def told(world: World) -> World:
    """Awa has published, Tess has joined: Marie was told of both, and of nothing else."""
    read_all(world)
    publish(world, "Écrire à l’EPF")
    with done_by(world, world.tess, at(10, 1)) as tess:
        join(world.alone, PlacementRole.OBSERVER, by=tess)
    work(at(10, 2))
    return world


@pytest.fixture(autouse=True)
def _at_noon(told: World) -> Any:
    with clock.moved_to(at(12)):
        yield


def post_reading(browser: Browser, url: str) -> Any:
    """Send what the page at *url* says of itself, as its script does."""
    page = browser.page(url)
    form = page.select_one("recoco-reading form")
    said = {field["name"]: field.get("value", "") for field in form.select("input")}
    return browser.post(form["action"], said, headers={"x-requested-with": "recoco-reading"})


def test_the_bell_and_the_tabs_count_what_was_told(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    page = marie.page(of(world, CASE))
    assert (bell_in(page), tab_in(page, "Présentation"), tab_in(page, "Recommandations")) == (2, 1, 1)
    assert bell_in(browser(world.awa).page(of(world, CASE))) == 1, "she published: only Tess is news"
    assert browser(world.sami).page(of(world, CASE)).select_one("recoco-reading form:not([hidden])") is None


def test_looking_at_a_page_marks_nothing_until_it_says_so(world: World, browser: Open) -> None:
    otto = browser(world.otto)
    for _ in range(2):
        assert bell_in(otto.page(of(world, ADVICE))) == 2
    assert post_reading(otto, of(world, ADVICE)).content == b"1"
    page = otto.page(of(world, CASE))
    assert (bell_in(page), tab_in(page, "Recommandations")) == (1, 0)


def test_without_javascript_a_button_does_it_and_comes_back(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    answer = marie.submit(of(world, CASE), "J’ai lu 1\u00a0notification sur cette page")
    assert (answer.status_code, answer["Location"]) == (302, of(world, CASE))
    assert bell_in(marie.page(of(world, CASE))) == 1


def test_what_came_since_the_page_was_shown_stays_unread(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    action, _, said = form_of(marie.page(of(world, CASE)), "J’ai lu 1\u00a0notification sur cette page")
    with done_by(world, world.ines, at(12)), world.on(world.urbanvitaliz):
        PlacementParticipation.objects.filter(person=world.tess).delete()
    with done_by(world, world.tess, at(12, 1)) as tess:
        join(world.alone, PlacementRole.ADVISER, by=tess)
    work(at(12, 2))
    marie.post(action, said)
    assert bell_in(marie.page("/notifications/")) == 2


def test_a_fact_of_a_shared_case_is_read_on_any_portal(world: World, browser: Open) -> None:
    publish(world, "Inspecter la pile", minute=5, placement=world.shared)
    work(at(10, 30))
    assert bell_in(browser(world.marie).page(of(world, CASE, world.shared))) == 3
    there = world.counterpart(world.marie, world.sosponts)
    elsewhere = browser(there, world.sosponts)
    page = elsewhere.page(of(world, ADVICE, world.shared))
    assert (bell_in(page), tab_in(page, "Recommandations")) == (0, 1), "told by the portal that she knows"
    post_reading(elsewhere, of(world, ADVICE, world.shared))
    assert bell_in(browser(world.marie).page(of(world, CASE, world.shared))) == 2


def test_nothing_is_announced_of_what_was_before_one_s_eyes(world: World, browser: Open) -> None:
    publish(world, "Visiter", minute=40)
    with clock.moved_to(at(10, 41)):  # shown before the worker has told of it
        post_reading(browser(world.marie), of(world, ADVICE))
    emails = work(at(10, 55))
    assert "marie@exemple.fr" not in {email.to for email in emails if "Visiter" in email.text}
    with scope.everywhere("a test reads the notices"):
        assert Notice.objects.all().unread().filter(user_id=world.marie.user_id, page="advice:index").count() == 0


def test_who_lost_access_is_shown_nothing_of_it(world: World, browser: Open) -> None:
    otto = browser(world.otto)
    assert bell_in(otto.page("/notifications/")) == 2
    with world.on(world.urbanvitaliz):
        PlacementParticipation.objects.filter(person=world.otto, placement=world.alone).delete()
        PortalRole.objects.filter(person=world.otto).update(until=at(11))
    page = otto.page("/notifications/")
    assert bell_in(page) == 0
    assert "Friche" not in page.main.get_text()
    with scope.everywhere("a test reads the notices"):
        number = Notice.objects.filter(person=world.otto, read_at=None)[0].pk
    assert otto.get(f"/notifications/{number}/").status_code == 404


def test_the_page_groups_by_day_and_case_and_leads_to_the_very_place(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    page = marie.page("/notifications/?etat=non-lues")
    assert [title.text for title in page.main.select("h2, h3")] == ["Mardi 3 mars 2026", "Friche Lebel"]
    assert "2\u00a0notifications" in page.main.get_text()
    links = page.select(".notifications-list a")
    assert [line.text for line in links] == [
        "Tess Morel suit maintenant le dossier comme observateur·rice",
        "Awa Diop a publié la recommandation «\u00a0Écrire à l’EPF\u00a0»",
    ]
    assert marie.get(links[1]["href"])["Location"].startswith(of(world, ADVICE) + "?reco=")
    assert bell_in(marie.page("/notifications/")) == 2, "following a link changes nothing"


def test_one_is_marked_then_all(world: World, browser: Open) -> None:
    marie = browser(world.marie)
    page = marie.page("/notifications/?etat=non-lues")
    marie.post(page.select_one(".notifications-list form")["action"], {"next": "/notifications/"})
    assert bell_in(marie.page("/notifications/")) == 1
    marie.submit("/notifications/", "Tout marquer comme lu")
    page = marie.page("/notifications/?etat=non-lues")
    assert (bell_in(page), "Vous avez tout lu" in page.main.get_text()) == (0, True)


def test_the_list_keeps_the_cases_where_something_is_unread(world: World, browser: Open) -> None:
    page = browser(world.marie).page("/dossiers/?perimetre=moi&nouveautes=non-lues")
    assert "Friche Lebel" in page.main.get_text()
    assert "Pont des Moulins" not in page.main.get_text()
    assert "2\u00a0notifications à lire" in browser(world.marie).page("/accueil/").main.get_text()


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
