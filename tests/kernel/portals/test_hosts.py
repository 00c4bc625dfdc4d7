"""Which place each host leads to: a portal, its main name, the root, or nothing but the list of portals."""

import pytest
from django.conf import settings
from django.test import Client

from recoco.kernel.portals import scope
from recoco.kernel.portals.models import PortalHost
from tests.client import Browser
from tests.queries import assert_queries, only_reading
from tests.worlds import SOSPONTS, URBANVITALIZ, World

LOST = ["inconnu.localhost", "exemple.fr", "urbanvitaliz.localhost.exemple.fr", "192.0.2.7", "a b", "x" * 300, "é.fr"]


@pytest.mark.parametrize("host", LOST)
@pytest.mark.parametrize("path", ["/", "/dossiers/", "/connexion/?next=/", "/n-importe-quoi"])
def test_an_unknown_host_shows_only_the_list_of_portals(world: World, host: str, path: str) -> None:
    response = Client(headers={"host": host}).get(path)
    page = response.content.decode()
    assert response.status_code == 404
    assert "UrbanVitaliz" in page
    assert "SOS Ponts" in page
    assert "http://urbanvitaliz.localhost" in page
    assert not response.cookies
    assert "Pont des Moulins" not in page


def test_an_unknown_host_reads_the_portals_and_nothing_else(world: World) -> None:
    browser = Browser(world.urbanvitaliz)
    browser.sign_in(world.sami)
    browser.defaults["HTTP_HOST"] = "inconnu.localhost"
    with only_reading(), assert_queries(2) as captured:  # the host, then the list
        Client.request(browser, PATH_INFO="/dossiers/", HTTP_HOST="inconnu.localhost")
    assert not any("accounts_" in query["sql"] for query in captured.captured_queries)


def test_an_unknown_host_takes_no_post(world: World) -> None:
    assert Client(headers={"host": "inconnu.localhost"}).post("/deposer/", {"name": "x"}).status_code == 404


def test_the_page_of_an_unknown_host_is_protected_like_any_other(world: World) -> None:
    response = Client(headers={"host": "inconnu.localhost"}).get("/")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("host", ["URBANVITALIZ.localhost", "urbanvitaliz.localhost.", "urbanvitaliz.localhost:8000"])
def test_case_final_dot_and_port_do_not_matter(world: World, host: str) -> None:
    assert Client(headers={"host": host}).get("/n-existe-pas/").status_code == 404
    assert "Cette adresse ne mène" not in Client(headers={"host": host}).get("/n-existe-pas/").content.decode()


def test_an_alias_leads_to_the_main_name(world: World) -> None:
    PortalHost.objects.create(portal=world.urbanvitaliz, name="ancien.localhost")
    asked = Client(headers={"host": "ancien.localhost"})
    response = asked.get("/dossiers/?q=a%26b&q=é")
    assert response.status_code == 301
    assert (
        response["Location"].endswith("urbanvitaliz.localhost/dossiers/?q=a%26b&q=%C3%A9")
        or ":8000" in response["Location"]
    )
    assert asked.post("/dossiers/").status_code == 307


def test_the_root_host_lists_the_portals_and_has_no_scope(world: World) -> None:
    page = Browser().page("/")
    assert [link.get_text() for link in page.select("main h2 a")] == ["SOS Ponts", "UrbanVitaliz"]
    with pytest.raises(scope.NoPortal):
        scope.current()


@pytest.mark.parametrize("path", ["/dossiers/", "/moderation/", "/deposer/"])
def test_the_root_host_has_no_page_of_a_portal(world: World, path: str) -> None:
    assert Browser().get(path).status_code == 404


def test_a_cookie_replayed_on_another_host_is_signed_out(world: World, browser: type) -> None:
    marie = browser(world.marie)
    assert marie.get("/dossiers/").status_code == 200
    replayed = Browser(world.sosponts)
    replayed.cookies = marie.cookies
    assert replayed.get("/dossiers/").status_code == 302
    root = Browser()
    root.cookies = marie.cookies
    assert root.get("/").wsgi_request.actor.user_id is None


def test_a_missing_static_file_is_a_404_for_anybody_on_any_host(world: World, browser: type) -> None:
    path = f"{settings.STATIC_URL}ui/n-existe-pas.css"
    for asked in (browser(world.marie), Browser(), Client(headers={"host": "inconnu.localhost"})):
        assert asked.get(path).status_code == 404


def test_answers_vary_with_the_host(world: World) -> None:
    for host in (URBANVITALIZ, SOSPONTS):
        assert "Host" in Client(headers={"host": host}).get("/n-existe-pas/").headers["Vary"]
