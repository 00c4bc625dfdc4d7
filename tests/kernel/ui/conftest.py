"""Requests as they reach a page of ui: with or without a portal, an actor, htmx."""

from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.messages.storage.base import BaseStorage
from django.template import Context, Template
from django.test import RequestFactory
from django_cotton.compiler_regex import CottonCompiler
from django_htmx.middleware import HtmxDetails

from recoco.kernel.kit import slots
from recoco.kernel.ui.catalogue import PreviewPortal

STATE = PreviewPortal("UrbanVitaliz", "Réinventer les friches", "state", "")
NEUTRAL = PreviewPortal("Ponts", "Entretenir les ponts", "neutral", "#8a3b12")


class MessagesInMemory(BaseStorage):
    """Messages without session nor cookie."""

    def _get(self) -> Any:
        return [], True

    def _store(self, messages: Any, response: Any, *args: Any, **kwargs: Any) -> Any:
        return []


def actor(name: str = "", *permissions: str) -> Any:
    """Return somebody who may do *permissions*; a visitor without a name."""
    return SimpleNamespace(name=name, is_signed_in=bool(name), may=lambda permission: permission in permissions)


def drawn(source: str, **context: Any) -> BeautifulSoup:
    """Render a template given as text, components included."""
    return BeautifulSoup(Template(CottonCompiler().process(source)).render(Context(context)), "html.parser")


@pytest.fixture
def ask(rf: RequestFactory) -> Any:
    """Build a request: `ask("/", portal=STATE, actor=…, htmx=True)`."""

    def build(path: str = "/", *, portal: Any = None, htmx: bool = False, **attributes: Any) -> Any:
        request: Any = rf.get(path, headers={"HX-Request": "true"} if htmx else {})
        request.htmx = HtmxDetails(request)
        request.portal = portal
        request._messages = MessagesInMemory(request)
        for name, value in attributes.items():
            setattr(request, name, value)
        return request

    return build


@pytest.fixture
def slot(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Fill slots: `slot(NAVIGATION=(Entry(…),))`; the others are empty."""

    import_module(settings.ROOT_URLCONF)  # a package first imported meanwhile would keep these slots for ever

    def fill(**entries: Any) -> None:
        monkeypatch.setattr(slots, "entries", lambda name: entries.get(name, ()))

    fill()
    return fill
