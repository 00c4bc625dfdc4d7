"""A share link shows what was chosen, to whoever has it, until its day or until somebody closes it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from recoco.domain.cases.models import Case, Placement
from recoco.domain.sharing.actions.linking import make_link
from recoco.domain.sharing.links import whole_address
from recoco.domain.sharing.models import SharedPart
from recoco.kernel.kit import clock
from recoco.kernel.portals.models import Portal, PortalState
from tests.client import Browser
from tests.domain.advice import making
from tests.domain.sharing.making import link_of, shared
from tests.surfaces.papers.making import SECRETS, told
from tests.worlds import World

Open = Callable[..., Browser]
P = SharedPart
SUMMARY = "Que faire ici ? Écrivez à mairie@exemple.fr ou au 03 20 00 00 01."


def text(visitor: Browser, url: str) -> str:
    """Return what a link shows."""
    return visitor.page(url).get_text(" ", strip=True)


def test_it_shows_what_was_chosen_and_nothing_else(world: World, visitor: Browser) -> None:
    told(world)
    advice, presentation = text(visitor, shared(world, P.ADVICE)), text(visitor, shared(world, P.PRESENTATION))
    assert "Écrire à l’EPF" in advice
    assert "Que faire ici" not in advice
    assert "Que faire ici" in presentation
    assert "Écrire à l’EPF" not in presentation
    everything = text(visitor, shared(world))
    for words in (*SECRETS, "qui peut nous aider", "plan.pdf", "Otto Klein", "@exemple.fr", "C’est fait"):
        assert words not in everything, words


def test_nobody_s_contact_details_are_in_it(world: World, visitor: Browser) -> None:
    with world.on(world.urbanvitaliz):
        awa = world.actor(world.awa)
        Case.objects.filter(pk=world.alone.case_id).update(summary=SUMMARY)
        making.drafted(world.alone, awa)
        one = making.published_with_contact(world.alone, awa)
        text_ = "Appelez [Jean](mailto:jean@epf.fr), <jean@epf.fr>, 06.12.34.56.78 ou +33 (0)3 20 00 00 00."
        type(one).objects.filter(pk=one.pk).update(text=text_)
    shown = str(visitor.page(shared(world)))
    for words in ("mairie@", "03 20", "jean@", "06.12", "mailto:", "morel@"):
        assert words not in shown, words
    assert "Jean" in shown
    assert shown.count("[coordonnées retirées]") >= 4


def test_its_address_stays_secret(world: World, visitor: Browser) -> None:
    url = shared(world)
    answer = visitor.get(url)
    assert answer["X-Robots-Tag"].startswith("noindex")
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    secret = url.split("/")[2]
    link = link_of(world)
    assert secret not in str(vars(link)), "it is kept as a digest"
    assert visitor.get(url.replace(secret, link.digest)).status_code == 404


def test_it_ends_on_its_day_and_when_it_is_closed(world: World, visitor: Browser, browser: Open) -> None:
    url = shared(world, lasts=timedelta(days=7))
    with clock.moved_to(clock.now() + timedelta(days=6, hours=23)):
        assert visitor.get(url).status_code == 200
    with clock.moved_to(clock.now() + timedelta(days=7, minutes=1)):
        assert "Ce lien ne montre rien" in visitor.page(url, status=404).h1
    paul, link = browser(world.paul), link_of(world)
    close = reverse("sharing:revoke", args=[world.case(world.alone).slug, link.pk])
    assert paul.post(close).status_code == 403
    assert browser(world.awa).post(close).status_code == 302
    assert visitor.get(url).status_code == 404
    assert browser(world.awa).post(close).status_code == 409


@pytest.mark.parametrize("facts", [{"status": "submitted"}, {"status": "refused"}, {"withdrawn_at": clock.now()}])
def test_it_shows_nothing_of_what_is_not_advised(facts: dict[str, Any], world: World, visitor: Browser) -> None:
    url = shared(world)
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(**facts)
    assert visitor.get(url).status_code == 404


def test_it_shows_nothing_once_archived_and_goes_on_once_closed(world: World, visitor: Browser) -> None:
    url = shared(world)
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(status="closed")
    assert visitor.get(url).status_code == 200
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(archived_at=clock.now(), archive_reason="Un essai")
    assert visitor.get(url).status_code == 404
    with world.on(world.urbanvitaliz):
        Placement.objects.filter(pk=world.alone.pk).update(archived_at=None, archive_reason="", status="in_progress")
    Portal.objects.filter(pk=world.urbanvitaliz.pk).update(state=PortalState.ARCHIVED)
    assert visitor.get(url).status_code == 404


def test_it_opens_on_its_portal_alone_but_all_see_and_close_it(world: World, browser: Open) -> None:
    with world.on(world.urbanvitaliz):
        link, secret = make_link(
            making.afresh(world.shared), label="Élus", parts=[P.ADVICE], lasts=timedelta(1), by=world.actor(world.awa)
        )
        url = urlsplit(whole_address(link, secret)).path
    assert Browser(world.urbanvitaliz).get(url).status_code == 200
    assert Browser(world.sosponts).get(url).status_code == 404
    slug = world.case(world.shared).slug
    nora = browser(world.nora, world.sosponts)
    listed = nora.page(reverse("sharing:index", args=[slug])).get_text(" ", strip=True)
    assert "Élus" in listed
    assert "via UrbanVitaliz" in listed
    assert nora.post(reverse("sharing:revoke", args=[slug, link.pk])).status_code == 302
    assert Browser(world.urbanvitaliz).get(url).status_code == 404


def test_a_form_makes_it_and_shows_it_once(world: World, browser: Open, visitor: Browser) -> None:
    marie, page = browser(world.marie), reverse("sharing:index", args=[world.case(world.alone).slug])
    answer = marie.submit(page, "Faire le lien", label="Conseil municipal")
    assert answer.status_code == 200
    address = str(BeautifulSoup(answer.content, "html.parser").find(id="secret")["value"])  # type: ignore[index]
    assert visitor.get(urlsplit(address).path).status_code == 200
    assert link_of(world).shows == [P.ASSESSMENT], "the état des lieux by default"
    assert urlsplit(address).path.split("/")[2] not in str(marie.page(page))
    for fields in ({"label": ""}, {"parts": []}, {"lasts": "4000"}, {"place": "frame", "site": "javascript:x"}):
        sent = {"label": "Élus", "parts": ["advice"], "lasts": "7", "place": "page", "site": ""} | fields
        assert marie.post(reverse("sharing:create", args=[world.case(world.alone).slug]), sent).status_code == 422
