"""The frame of a link stands in a page of one site and of no other; every other page of ours in none."""

from typing import Any
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse

from recoco.domain.sharing.discretion import REMOVED, discreet
from recoco.domain.sharing.forms import origin_of
from recoco.domain.sharing.models import SharedPart
from tests.client import Browser
from tests.domain.sharing.making import shared
from tests.worlds import World

SITE = "https://www.mairie-exemple.fr"


def test_the_site_alone_may_frame_it(world: World, visitor: Browser) -> None:
    answer = visitor.get(shared(world, SharedPart.ADVICE, site=SITE))
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert answer.status_code == 200
    assert policy["frame-ancestors"] == SITE
    assert policy["script-src"] == policy["default-src"] == "'none'"
    assert "X-Frame-Options" not in answer
    assert b"<script" not in answer.content
    assert b"fr-header" not in answer.content


def test_each_key_opens_its_own_page(world: World, visitor: Browser) -> None:
    page, frame = shared(world), shared(world, site=SITE)
    assert visitor.get(f"{page}cadre/").status_code == 404
    assert visitor.get(frame.removesuffix("cadre/")).status_code == 404
    refused = visitor.get("/partage/inconnu/cadre/")
    assert refused.status_code == 404
    assert "frame-ancestors 'none'" in refused["Content-Security-Policy"]


def test_the_code_of_a_frame_is_text_to_copy(world: World, browser: Any) -> None:
    sent = {"label": "Site", "parts": ["advice"], "lasts": "7", "place": "frame", "site": "mairie-exemple.fr/x"}
    url = reverse("sharing:create", args=[world.case(world.alone).slug])
    code = BeautifulSoup(browser(world.marie).post(url, sent).content, "html.parser").find(id="secret")
    assert code.find("iframe") is None
    framed = BeautifulSoup(code.get_text(), "html.parser").iframe
    assert framed["title"] == "Friche Lebel"
    assert browser(world.zoe).get(urlsplit(framed["src"]).path).status_code == 200


def test_a_frame_knows_nobody(world: World, browser: Any) -> None:
    shown = browser(world.marie).get(shared(world, site=SITE)).content.decode()
    assert "Se déconnecter" not in shown


@pytest.mark.parametrize(
    ("typed", "origin"),
    [
        ("www.exemple.fr", "https://www.exemple.fr"),
        ("https://exemple.fr/projets?a=1#b", "https://exemple.fr"),
        ("https://exemple.fr:8443/", "https://exemple.fr:8443"),
        ("https://Mairie-Évry.fr", "https://xn--mairie-vry-h7a.fr"),
    ],
)
def test_a_site_is_its_origin(typed: str, origin: str) -> None:
    assert origin_of(typed) == origin


@pytest.mark.parametrize(
    "typed",
    ["", "*", "https://*.fr", "javascript:alert(1)", "https://a b.fr", "https://a.fr;script-src *", "https://u@a.fr",
     "https://a.fr:x", "ftp://a.fr", "data:text/html,x", "https://", "'self'", "https://a.fr\n*", "https://[::1]"],
)  # fmt: skip
def test_what_is_no_site_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says
        origin_of(typed)


def test_a_service_wants_secure_sites(settings: Any) -> None:
    settings.MODE = "production"
    with pytest.raises(ValueError):  # noqa: PT011
        origin_of("http://exemple.fr")


@pytest.mark.parametrize(
    "words",
    ["a@b.fr", "Jean.Dupont+ponts@mairie-x.gouv.fr", "03 20 00 00 00", "0320000000", "03.20.00.00.00",
     "+33 3 20 00 00 00",
     "0033320000000", "+33 (0)3 20 00 00 00", "+262 262 00 00 00", "jean (at) exemple.fr", "<jean@exemple.fr>"],
)  # fmt: skip
def test_means_of_reaching_somebody_are_taken_out(words: str) -> None:
    assert discreet(f"Voir {words}.") == f"Voir {REMOVED}."


@pytest.mark.parametrize("words", ["96 000 €", "le 12 03 2026", "3 200 m²", "AB 0123", "1998", "n° 25", "59330"])
def test_other_numbers_stay(words: str) -> None:
    assert discreet(f"Voir {words}.") == f"Voir {words}."
