"""In the demonstration, and only there, each portal shows the e-mails that nobody else receives."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from recoco.kernel.mail.sending import send_from_platform
from recoco.kernel.portals.models import Portal
from tests.kernel.mail.trial import CODE

Hello = Callable[..., Any]
PONTS, FRICHES, ROOT = "ponts.localhost", "friches.localhost", "localhost"


@pytest.fixture(autouse=True)
def _demonstration(settings: Any, mailbox_folder: Any) -> None:
    settings.MODE = "demo"
    settings.ROOT_URLCONF = settings.ROOT_HOST_URLCONF = "tests.kernel.mail.urls"
    settings.MIDDLEWARE = [
        "recoco.kernel.portals.middleware.PortalMiddleware",
        "django.middleware.csp.ContentSecurityPolicyMiddleware",
        "django.middleware.clickjacking.XFrameOptionsMiddleware",
        "django_htmx.middleware.HtmxMiddleware",
    ]


def get(path: str, host: str = PONTS, **parameters: str) -> Any:
    return Client(headers={"host": host}).get(path, parameters)


def read(response: Any) -> BeautifulSoup:
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def test_it_lists_the_newest_first(hello: Hello, work: Callable[[], int]) -> None:
    hello(who="Awa")
    hello(who="Otto")
    work()
    rows = read(get("/boite-d-envoi/")).select("tbody tr")
    assert [row.select_one("a").text for row in rows] == ["Otto vous écrit", "Awa vous écrit"]  # type: ignore[union-attr]


def test_an_empty_one_says_what_to_do(ponts: Portal) -> None:
    assert "Déposez une demande" in read(get("/boite-d-envoi/")).text


def test_it_finds_a_recipient(hello: Hello) -> None:
    hello("marie@exemple.fr")
    hello("paul@exemple.fr")
    page = read(get("/boite-d-envoi/", pour="Marie@"))
    assert len(page.select("tbody tr")) == 1
    assert "paul@exemple.fr" not in page.text
    assert "Aucun e-mail pour cette adresse" in read(get("/boite-d-envoi/", pour="personne")).text


def test_it_lists_who_has_emails_and_leads_to_theirs(hello: Hello, django_assert_num_queries: Any) -> None:
    hello("marie@exemple.fr")
    hello("paul@exemple.fr")
    hello("paul@exemple.fr")
    with django_assert_num_queries(3):  # the host, the count, the page
        rows = read(get("/boite-d-envoi/destinataires/")).select("tbody tr")
    assert [row.select_one("a").text for row in rows] == ["paul@exemple.fr", "marie@exemple.fr"]  # type: ignore[union-attr]
    assert [row.select("td")[1].text.strip() for row in rows] == ["2", "1"]
    assert len(read(get("/boite-d-envoi/destinataires/", pour="MARIE")).select("tbody tr")) == 1
    assert "Personne à cette adresse" in read(get("/boite-d-envoi/destinataires/", pour="zoé")).text


def test_it_shows_twenty_five_at_a_time_and_counts_them_all(hello: Hello, django_assert_num_queries: Any) -> None:
    for number in range(30):
        hello(f"personne{number}@exemple.fr")
    with django_assert_num_queries(3):  # the host, the count, the page
        page = read(get("/boite-d-envoi/"))
    assert len(page.select("tbody tr")) == 25
    assert "30" in page.text
    assert len(read(get("/boite-d-envoi/", page="2")).select("tbody tr")) == 5


def test_an_email_is_shown_in_a_frame_of_its_own(hello: Hello, work: Callable[[], int]) -> None:
    email = hello(who="<script>alert(1)</script>")
    work()
    response = get(f"/boite-d-envoi/{email.pk}/")
    page = read(response)
    frame = page.select_one("iframe")
    assert frame is not None
    assert frame["src"] == f"/boite-d-envoi/{email.pk}/contenu/"
    assert "allow-scripts" not in str(frame["sandbox"])
    assert "alert" not in "".join(script.text for script in page.select("script"))
    assert "frame-src 'self'" in response.headers["Content-Security-Policy"]
    assert "<script>alert(1)</script> vous écrit." in page.select_one("pre").text  # type: ignore[union-attr]


def test_the_frame_lets_nothing_run_and_links_leave_it(hello: Hello, work: Callable[[], int]) -> None:
    email = hello()
    work()
    response = get(f"/boite-d-envoi/{email.pk}/contenu/")
    policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "sandbox allow-top-navigation-by-user-activation allow-popups" in policy
    assert "script-src" not in policy
    assert response.headers["X-Frame-Options"] == "SAMEORIGIN"
    page = read(response)
    assert page.select_one("base[target=_top]") is not None
    assert page.select_one("a.button")["href"] == "http://ponts.localhost:8000/lire/"  # type: ignore[index]


def test_the_text_is_plain(hello: Hello, work: Callable[[], int]) -> None:
    email = hello(who="<b>Awa</b>")
    work()
    response = get(f"/boite-d-envoi/{email.pk}/texte/")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "<b>Awa</b> vous écrit." in response.content.decode()


def test_an_email_that_still_waits_shows_what_will_leave(hello: Hello) -> None:
    email = hello()
    page = read(get(f"/boite-d-envoi/{email.pk}/"))
    assert "Awa Diop vous écrit" in page.h1.text  # type: ignore[union-attr]
    assert "En attente" in page.text


def test_another_portal_shows_none_of_it(hello: Hello, ponts: Portal, friches: Portal) -> None:
    email = hello()
    assert "marie@exemple.fr" not in read(get("/boite-d-envoi/", FRICHES)).text
    for page in ("", "contenu/", "texte/"):
        assert get(f"/boite-d-envoi/{email.pk}/{page}", FRICHES).status_code == 404
        assert get(f"/boite-d-envoi/{email.pk}/{page}", ROOT).status_code == 404


def test_the_root_host_shows_the_platforms_own(hello: Hello, ponts: Portal, friches: Portal) -> None:
    hello()
    send_from_platform(CODE, to="olga@exemple.fr", words={"code": "000111"})
    page = read(get("/boite-d-envoi/", ROOT))
    assert "olga@exemple.fr" in page.text
    assert "marie@exemple.fr" not in page.text
    assert "sa propre boîte d’envoi" in page.text
    assert "sa propre boîte d’envoi" not in read(get("/boite-d-envoi/", FRICHES)).text
    link = page.select_one("tbody a")
    assert link is not None
    assert "Recoco" in read(get(str(link["href"]), ROOT)).text
    assert get(str(link["href"])).status_code == 404


@pytest.mark.parametrize("mode", ["production", "test"])
def test_it_exists_in_the_demonstration_only(hello: Hello, settings: SimpleNamespace, mode: str) -> None:
    email = hello()
    settings.MODE = mode
    for path in ("/boite-d-envoi/", *(f"/boite-d-envoi/{email.pk}/{page}" for page in ("", "contenu/", "texte/"))):
        assert get(path).status_code == 404


@pytest.mark.parametrize("path", ["/boite-d-envoi/99999999999999999999/", "/boite-d-envoi/?page=99999999999999999999"])
def test_absurd_numbers_break_nothing(ponts: Portal, path: str) -> None:
    assert get(path).status_code in {200, 404}


def test_it_only_reads(ponts: Portal) -> None:
    assert Client(headers={"host": PONTS}).post("/boite-d-envoi/").status_code == 405
