"""A real browser that shows what the test client answers: no server, and the database as the test left it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from bs4 import BeautifulSoup
from playwright.sync_api import Browser as Chrome
from playwright.sync_api import Page, Route

from tests.client import Browser

# What differs from one page to another of the same shape: numbers, and the secrets of forms.
CHANGING = re.compile(r"\d+|[0-9a-zA-Z_-]{32,}")
_files: dict[str, tuple[str, bytes]] = {}


def shape(html: str) -> frozenset[str]:
    """Return what accessibility depends on in the heart of a page: its tags with their attributes, without words."""
    page = BeautifulSoup(html, "html.parser")
    return frozenset(f"{tag.parent.name}>{tag.name} {_attributes(tag)}" for tag in (page.main or page).find_all(True))


def _attributes(tag: Any) -> list[tuple[str, str]]:
    return sorted((name, CHANGING.sub("", str(value))) for name, value in tag.attrs.items() if name != "href")


class Glass:
    """A page of Chromium through which one looks at answers of the test client."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._html = ""
        self._files = Browser(host="localhost")
        page.route("**/*", self._answer)

    def faults(self, url: str, html: str) -> list[str]:
        """Show *html* as the page at *url*, and return what axe reproaches to it, one line each."""
        self._html = html
        self.page.goto(url)
        found = Axe().run(self.page).response["violations"]
        wide = self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        lines = [f"{one['id']}: {one['help']} {[node['target'] for node in one['nodes']]}" for one in found]
        return lines + ["scrolls sideways"] * wide

    def _answer(self, route: Route) -> None:
        path = urlsplit(route.request.url).path
        if route.request.is_navigation_request():
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=self._html)
        elif path.startswith("/static/"):
            kind, body = self._file(path)
            route.fulfill(status=200, content_type=kind, body=body)
        else:
            route.abort()

    def _file(self, path: str) -> tuple[str, bytes]:
        if path not in _files:
            answer: Any = self._files.get(path)
            assert answer.status_code == 200, f"{path} answers {answer.status_code}"
            _files[path] = (answer["Content-Type"], b"".join(answer))
        return _files[path]


@contextmanager
def looking(chrome: Chrome, width: int) -> Iterator[Glass]:
    """Look through a window of this width, in pixels."""
    context = chrome.new_context(viewport={"width": width, "height": 900}, locale="fr-FR")
    yield Glass(context.new_page())
    context.close()
