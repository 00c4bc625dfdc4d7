"""The frame of every page: name, theme, links; not one query."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.template.loader import render_to_string

import recoco
from recoco.kernel.ui.context import page
from recoco.kernel.ui.navigation import Entry
from recoco.kernel.ui.views import catalogue

from .conftest import NEUTRAL, STATE, actor


def read(request: Any) -> BeautifulSoup:
    return BeautifulSoup(catalogue(request).content, "html.parser")


@pytest.fixture(autouse=True)
def _usual_links(slot: Any) -> None:
    slot(
        NAVIGATION=(Entry("Dossiers", "ui:catalogue"),),
        ACCOUNT_LINKS=(Entry("Me déconnecter", "ui:catalogue", post=True),),
        FOOTER_LINKS=(Entry("Accessibilité\u00a0: non conforme", "ui:catalogue"),),
    )


def test_the_state_s_theme_has_its_mark_and_its_four_links(ask: Any) -> None:
    seen = read(ask(portal=STATE))
    assert seen.html["lang"] == "fr"
    assert seen.html["data-theme"] == "state"
    assert seen.select_one("header .fr-logo").get_text(" ") == "République Française"
    assert len(seen.select(".fr-footer__content-link")) == 4
    assert any("state.css" in link["href"] for link in seen.select("link"))


def test_the_mention_of_the_header_replaces_the_republic(ask: Any) -> None:
    request = ask(portal=type(STATE)("Corse", "", "state", "", "Préfet\nde Corse"))
    assert read(request).select_one("header .fr-logo").get_text(" ") == "Préfet de Corse"


def test_the_neutral_theme_shows_nothing_of_the_state(ask: Any) -> None:
    seen = read(ask(portal=NEUTRAL))
    assert not seen.select(".fr-logo")
    assert "gouv.fr" not in seen.footer.get_text()
    sheets = [link["href"] for link in seen.select("link[rel=stylesheet]")]
    assert not any("state.css" in sheet for sheet in sheets)
    assert sheets[-1] == "/theme/8a3b12.css"


@pytest.mark.parametrize("accent", ["", "#ffd700", "red"])
def test_an_accent_that_cannot_be_read_is_left_aside(ask: Any, accent: str) -> None:
    request = ask(portal=type(NEUTRAL)("Ponts", "", "neutral", accent))
    assert page(request)["page"].accent_url == ""


def test_without_a_portal_the_platform_speaks(ask: Any) -> None:
    seen = read(ask())
    assert seen.title.get_text() == "Composants – Recoco"
    assert seen.html["data-theme"] == "neutral"


def test_the_title_ends_with_the_portal_and_the_footer_says_the_version(ask: Any) -> None:
    seen = read(ask(portal=STATE))
    assert seen.title.get_text() == "Composants – UrbanVitaliz"
    assert "Accessibilité\u00a0: non conforme" in seen.footer.get_text()
    assert f"version {recoco.__version__}" in seen.footer.get_text()


def test_the_source_is_linked_where_the_installation_says_it_is(ask: Any, settings: Any) -> None:
    settings.SOURCE_URL = "https://code.example/recoco"
    assert read(ask()).footer.select_one("a[href='https://code.example/recoco']")


def test_landmarks_and_skip_links_lead_somewhere(ask: Any) -> None:
    seen = read(ask(portal=STATE))
    for link in seen.select(".fr-skiplinks a"):
        assert seen.find(id=link["href"][1:])
    assert len(seen.select("main")) == len(seen.select("h1")) == 1
    ids = [element["id"] for element in seen.select("[id]")]
    assert len(ids) == len(set(ids))


def test_signing_out_is_a_form(ask: Any) -> None:
    form = read(ask(portal=STATE, actor=actor("Marie Blanc"))).select_one("header form[method=post]")
    assert form.button.get_text() == "Me déconnecter"
    assert form.select_one("[name=csrfmiddlewaretoken]")


def test_htmx_is_told_what_the_csp_and_our_statuses_need(ask: Any) -> None:
    told = json.loads(read(ask()).select_one("meta[name=htmx-config]")["content"])
    assert told["allowEval"] is told["includeIndicatorStyles"] is False
    assert {"code": "403|404|409|422", "swap": True} in told["responseHandling"]


def test_the_csp_holds_no_script_nor_style_of_the_page(ask: Any) -> None:
    seen = read(ask(portal=NEUTRAL))
    assert not seen.select("style, [style], script:not([src]), [onclick], [onload]")


@pytest.mark.django_db
def test_a_page_makes_no_query_of_its_own(ask: Any, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        read(ask(portal=STATE, actor=actor("Marie Blanc")))


def test_a_page_without_a_request_is_still_a_page() -> None:
    html = render_to_string("ui/messages.html", {"messages": []})
    assert html.strip() == ""
