"""One view, two answers."""

import json
from typing import Any

import pytest
from django.contrib import messages
from django.http import HttpResponse

from recoco.kernel.ui.errors import TROUBLES
from recoco.kernel.ui.htmx import announced, fragment_or_page, fragment_or_redirect, wants_fragment

PAGE = {"trouble": TROUBLES[400]}


@pytest.fixture(autouse=True)
def _no_links(slot: Any) -> None:
    """Pages without menus."""


def test_a_page_without_htmx_a_part_with_it(ask: Any) -> None:
    whole = fragment_or_page(ask(), "ui/error.html", PAGE, partial="alert", status=422)
    part = fragment_or_page(ask(htmx=True), "ui/error.html", PAGE, partial="alert", status=422)
    assert b"<html" in whole.content
    assert b"<html" not in part.content
    assert TROUBLES[400].title in part.content.decode()
    assert whole.status_code == part.status_code == 422
    assert whole["Vary"] == part["Vary"] == "HX-Request"


@pytest.mark.parametrize("header", ["HX-Boosted", "HX-History-Restore-Request"])
def test_boosted_links_and_history_get_whole_pages(rf: Any, header: str) -> None:
    from django_htmx.middleware import HtmxDetails

    request = rf.get("/", headers={"HX-Request": "true", header: "true"})
    request.htmx = HtmxDetails(request)
    assert not wants_fragment(request)


def test_after_a_gesture_one_is_sent_on(ask: Any) -> None:
    assert fragment_or_redirect(ask(), "ui:catalogue")["Location"] == "/composants/"
    assert fragment_or_redirect(ask(htmx=True), "ui:catalogue")["HX-Redirect"] == "/composants/"


def test_after_a_gesture_htmx_may_get_what_changed_with_the_messages(ask: Any) -> None:
    request = ask(htmx=True)
    messages.success(request, "C’est enregistré.")
    answer = fragment_or_redirect(request, "/", "ui/error.html", PAGE, partial="alert").content.decode()
    assert TROUBLES[400].title in answer
    assert 'hx-swap-oob="innerHTML:#messages"' in answer
    assert "C’est enregistré." in answer


def test_what_changes_unseen_is_said() -> None:
    answer = announced(HttpResponse(), "Deux nouveaux messages à lire")
    assert json.loads(answer["HX-Trigger"]) == {"announce": "Deux nouveaux messages à lire"}
    assert answer["HX-Trigger"].isascii()
