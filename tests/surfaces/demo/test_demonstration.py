"""The demonstration as a stranger finds it: everything opens, whoever they try, and mailboxes are believable."""

import time
from datetime import timedelta

import pytest
from django.conf import LazySettings

from recoco.domain.accounts.models import AdviserRequest
from recoco.domain.advice.models import Recommendation, Uptake
from recoco.domain.advice.statuses import AdviceStatus
from recoco.domain.cases.models import CaseInvitation, Placement, Status
from recoco.kernel.activity.models import Dispatch, Event
from recoco.kernel.kit import clock
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.states import State
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.surfaces.demo.seeding import seed_if_demonstration
from recoco.surfaces.demo.telling import Told
from recoco.surfaces.notifications.models import Notice
from tests.client import Browser
from tests.surfaces.demo.crawler import Crawl

EVERYTHING = 10**6


@pytest.mark.parametrize("demonstration", ["sample"], indirect=True)
def test_a_stranger_opens_a_page_of_each_kind(demonstration: tuple[Told, ...]) -> None:
    _mailboxes_are_believable(demonstration)
    _a_second_start_changes_nothing()
    assert _opened_by_everybody(demonstration, most=1) > 100


@pytest.mark.exhaustive
@pytest.mark.parametrize("demonstration", ["whole"], indirect=True)
def test_a_stranger_opens_every_page(demonstration: tuple[Told, ...]) -> None:
    _everything_is_there()
    _mailboxes_are_believable(demonstration)
    assert _opened_by_everybody(demonstration, most=EVERYTHING) > 1000


def _opened_by_everybody(stories: tuple[Told, ...], *, most: int) -> int:
    """Return how many pages were opened; the faults of all are said together, since a whole crawl is long."""
    crawls: dict[str, Crawl] = {}
    for told in stories:
        portal = Portal.objects.get(key=told.key)
        for trial in told.trials:
            browser = _two_clicks(portal, trial.who.name)
            with scope.entering(portal):
                mine = OutgoingEmail.objects.filter(to=trial.who.email).newest_first()
                mails = [f"/boite-d-envoi/{number}/contenu/" for number in mine.values_list("pk", flat=True)[:20]]
            crawls[f"{told.key}: {trial.who.key}"] = Crawl(browser, most).run("/", *mails)
        crawls[f"{told.key}: nobody"] = Crawl(Browser(portal), most).run("/")
    crawls["nobody"] = Crawl(Browser(), most).run("/")
    olga = Browser()
    assert olga.submit("/connexion/", "Essayer comme exploitante")["Location"] == "/plateforme/portails/"
    crawls["olga"] = Crawl(olga, most).run("/plateforme/portails/")
    assert {who: crawl.faults for who, crawl in crawls.items() if crawl.faults} == {}
    return sum(len(crawl.opened) for crawl in crawls.values())


def _two_clicks(portal: Portal, name: str) -> Browser:
    """From the root host: the role under the portal, then the button."""
    root = Browser()
    first = root.page("/").find("a", href=lambda href: href and href.endswith(f"?comme={name}") and portal.key in href)
    assert first is not None
    browser = Browser(portal)
    address = "/essayer/?comme=" + name
    response = browser.submit(address, "Entrer comme", person=name)
    assert response.status_code == 302
    assert "Se déconnecter" in browser.page("/accueil/").text
    return browser


def _everything_is_there() -> None:
    with scope.everywhere("the demonstration is looked at as a whole"):
        placements = Placement.objects.all()
        assert placements.count() > 60
        assert set(placements.values_list("status", flat=True)) == set(Status)
        assert set(Uptake.objects.values_list("status", flat=True)) == set(AdviceStatus)
        assert Recommendation.objects.filter(withdrawn_at__isnull=False).exists()
        assert Recommendation.objects.filter(published_at=None, deleted_at=None).exists()
        assert placements.filter(case__paused_at__isnull=False).exists()
        assert placements.filter(proposed_from__isnull=False).exists()
        for answer in ("accepted_at", "refused_at"):
            assert CaseInvitation.objects.filter(**{f"{answer}__isnull": False}).exists()
        assert CaseInvitation.objects.open().exists()
        assert AdviserRequest.objects.pending().exists()
        oldest, newest = Event.objects.order_by("at").first(), Event.objects.order_by("at").last()
        assert clock.now() - oldest.at > timedelta(days=3 * 365)
        assert newest.at < clock.now()


def _mailboxes_are_believable(stories: tuple[Told, ...]) -> None:
    with scope.everywhere("the demonstration is looked at as a whole"):
        assert not OutgoingEmail.objects.exclude(state=State.SENT).exists()
        assert not OutgoingEmail.objects.filter(html="").exists()
        assert OutgoingEmail.objects.count() < 1000
        assert not Notice.objects.exclude(error="").exists()
        assert not Notice.objects.all().due(clock.now()).exists()
        assert not Dispatch.objects.filter(done_at=None).exists()
        for told in stories:
            for trial in told.trials:
                assert OutgoingEmail.objects.filter(to=trial.who.email).exists(), trial.who.email


def _a_second_start_changes_nothing() -> None:
    before = Event.objects.model._base_manager
    with scope.everywhere("the demonstration is looked at as a whole"):
        events = before.count()
        began = time.monotonic()
        seed_if_demonstration()
        assert time.monotonic() - began < 1
        assert before.count() == events


@pytest.mark.django_db
def test_a_real_service_stays_empty(settings: LazySettings) -> None:
    settings.MODE = "production"
    seed_if_demonstration()
    assert not Portal.objects.exists()


def test_nobody_is_tried_outside_the_demonstration(visitor: Browser) -> None:
    visitor.page("/essayer/", status=404)
    assert visitor.post("/essayer/comme/", {"person": "awa"}).status_code == 404
    assert Browser().post("/essayer/exploitante/").status_code == 404
    assert "Essayer" not in Browser().page("/connexion/").main.get_text()
