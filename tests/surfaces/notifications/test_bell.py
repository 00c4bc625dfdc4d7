"""The bell of every page: what was told and not read, for as long as one may read it."""

from collections.abc import Iterator

import pytest

from recoco.domain.accounts.models import PortalRole
from recoco.domain.cases.actions.joining import join
from recoco.domain.cases.models import PlacementParticipation, PlacementRole
from recoco.kernel.kit import clock
from recoco.kernel.portals import scope
from recoco.surfaces.notifications.models import Notice
from tests.markup import form_of
from tests.surfaces.notifications.bells import ADVICE, CASE, Open, bell_in, of, post_reading, tab_in, tell
from tests.surfaces.notifications.post import at, done_by, work
from tests.surfaces.notifications.test_advice import publish
from tests.worlds import World


@pytest.fixture(autouse=True)
def _told_at_noon(world: World) -> Iterator[None]:
    tell(world)
    with clock.moved_to(at(12)):
        yield


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
