"""The catalogue in a real browser: accessible, never wider than a phone, usable by keyboard and without scripts."""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import include, path
from playwright.sync_api import Browser, Page, expect, sync_playwright

from conftest import chromium
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.catalogue import ExampleForm
from recoco.kernel.ui.htmx import fragment_or_redirect

# The database first: otherwise it would be dropped while the live server still holds it.
pytestmark = [
    pytest.mark.browser,
    pytest.mark.once("components in a browser: these pages read no row"),
    pytest.mark.usefixtures("django_db_setup"),
    pytest.mark.django_db(transaction=True),
]
LOOKS = ["theme=state", "theme=neutral", "theme=neutral&accent=767676"]
received: list[str] = []


def refuse(request: HttpRequest) -> HttpResponse:
    raise Refused("Ce dossier est clos.")


def tell(request: HttpRequest) -> HttpResponse:
    messages.success(request, "C’est enregistré.")
    return fragment_or_redirect(request, "/gestures/", "ui/catalogue/callout.html")


def gestures(request: HttpRequest) -> HttpResponse:
    """Show a form that counts what it receives, and two htmx gestures."""
    if request.method == "POST":
        received.append(request.POST.get("name", ""))
        return HttpResponse(status=204)
    return render(request, "gestures.html", {"form": ExampleForm()})


urlpatterns = [
    path("", include("recoco.kernel.ui.urls")),
    path("gestures/", gestures),
    path("refuse/", refuse),
    path("tell/", tell),
]
GESTURES = """{% extends "ui/page.html" %}{% block title %}Gestes{% endblock %}{% block content %}<h1>Gestes</h1>
<form method="post" hx-post="/refuse/" hx-target="#place" hx-swap="outerHTML">{% csrf_token %}
<button class="fr-btn">Clore</button></form>
<div id="place"><form method="post" hx-post="/tell/" hx-target="#place">{% csrf_token %}
<button class="fr-btn">Dire</button></form></div>
<form method="post" id="slow">{% csrf_token %}<input type="hidden" name="name" value="one">
<recoco-submit><button class="fr-btn">Envoyer</button></recoco-submit></form>{% endblock %}"""


@pytest.fixture(scope="module")
def chromium_alone() -> Iterator[Browser]:
    """One Chromium for the file; Playwright's loop makes Django see threads as asynchronous."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture(autouse=True)
def _our_pages(settings: Any, slot: Any) -> None:
    """The pages above, on the root host; no menu of other packages."""
    settings.ROOT_HOST_URLCONF = settings.ROOT_URLCONF = __name__


@pytest.fixture
def tab(chromium_alone: Browser, live_server: Any) -> Iterator[Page]:
    """A tab that fails the test when the page logs an error: a script broken, a file missing, the CSP."""
    context = chromium_alone.new_context(base_url=live_server.url, locale="fr-FR")
    opened = context.new_page()
    troubles: list[str] = []
    opened.on("pageerror", lambda error: troubles.append(str(error)))
    opened.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    yield opened
    context.close()
    assert [trouble for trouble in troubles if "409" not in trouble] == []


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(tab: Page, look: str, width: int) -> None:
    tab.set_viewport_size({"width": width, "height": 900})
    tab.goto(f"/composants/?{look}")
    results = Axe().run(tab)
    assert results.violations_count == 0, results.generate_report()


@pytest.mark.parametrize("look", LOOKS[:2])
def test_nothing_is_wider_than_a_small_phone(tab: Page, look: str) -> None:
    tab.set_viewport_size({"width": 320, "height": 700})
    tab.goto(f"/composants/?{look}")
    assert tab.evaluate("document.documentElement.scrollWidth") == 320


def test_only_the_state_s_theme_loads_marianne_and_in_two_weights(tab: Page) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto("/composants/?theme=neutral", wait_until="networkidle")
    assert not [url for url in asked if "woff" in url]
    tab.goto("/composants/?theme=state", wait_until="networkidle")
    assert {url.rsplit("/", 1)[1] for url in asked if "woff" in url} == {
        "Marianne-Regular.woff2",
        "Marianne-Bold.woff2",
    }


def test_the_keyboard_reaches_the_content_first(tab: Page) -> None:
    tab.goto("/composants/")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("link", name="Contenu")).to_be_focused()
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()


def test_a_modal_opens_holds_the_focus_and_gives_it_back(tab: Page) -> None:
    tab.goto("/composants/", wait_until="networkidle")
    opener = tab.locator("[aria-controls=fenetre][data-fr-opened]")
    opener.press("Enter")
    expect(tab.get_by_role("heading", name="Clore «\u00a0Friche Lebel\u00a0»")).to_be_visible()
    tab.keyboard.press("Escape")
    expect(opener).to_be_focused()


def test_without_scripts_nothing_stays_folded(chromium_alone: Browser, live_server: Any) -> None:
    context = chromium_alone.new_context(java_script_enabled=False, base_url=live_server.url)
    bare = context.new_page()
    bare.goto("/composants/")
    expect(bare.get_by_text("Rien\u00a0: le conseil est public et gratuit.", exact=True)).to_be_visible()
    context.close()


@pytest.fixture
def _gestures_page(settings: Any) -> None:
    """A page with gestures, beside the templates of the packages."""
    [engine] = settings.TEMPLATES
    within = [("django.template.loaders.locmem.Loader", {"gestures.html": GESTURES}), *engine["OPTIONS"]["loaders"]]
    settings.TEMPLATES = [{**engine, "OPTIONS": {**engine["OPTIONS"], "loaders": within}}]


@pytest.mark.usefixtures("_gestures_page")
def test_a_refusal_is_shown_where_messages_are_and_takes_the_focus(tab: Page) -> None:
    tab.goto("/gestures/", wait_until="networkidle")
    tab.get_by_role("button", name="Clore").click()
    alert = tab.locator("#messages .fr-alert")
    expect(alert).to_contain_text("Ce dossier est clos.")
    expect(alert).to_be_focused()
    expect(tab.locator("#place")).to_be_visible()


@pytest.mark.usefixtures("_gestures_page")
def test_a_gesture_says_what_it_did_and_the_focus_is_not_lost(tab: Page) -> None:
    tab.goto("/gestures/", wait_until="networkidle")
    tab.get_by_role("button", name="Dire").click()
    expect(tab.locator("#messages")).to_contain_text("C’est enregistré.")
    expect(tab.get_by_role("heading", name="Et maintenant")).to_be_focused()


@pytest.mark.usefixtures("_gestures_page")
def test_two_clicks_send_once(tab: Page) -> None:
    received.clear()
    tab.goto("/gestures/", wait_until="networkidle")
    tab.get_by_role("button", name="Envoyer").dblclick()
    expect(tab.get_by_role("button", name="Envoyer")).to_have_attribute("aria-disabled", "true")
    tab.wait_for_timeout(300)
    assert received == ["one"]
