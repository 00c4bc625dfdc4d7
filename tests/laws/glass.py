"""A real browser that shows what the test client answers, with nothing of the database behind it."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from playwright.sync_api import Browser as Chrome
from playwright.sync_api import Page
from whitenoise.media_types import MediaTypes

# What differs from one page to another of the same shape: numbers, and the secrets of forms.
CHANGING = re.compile(r"\d+|[0-9a-zA-Z_-]{32,}")
# Of its answer, we only read the faults: the rest of it weighs a hundred times more.
ASK_AXE = """async () => {
  const answer = await axe.run({resultTypes: ["violations"], iframes: false});
  const wide = document.documentElement.scrollWidth > window.innerWidth;
  const faults = answer.violations.map(({id, help, nodes}) => `${id}: ${help} ${nodes.map(node => node.target)}`);
  return wide ? [...faults, "scrolls sideways"] : faults;
}"""


def shape(html: str) -> frozenset[str]:
    """Return what accessibility depends on in the heart of a page: its tags with their attributes, without words."""
    page = BeautifulSoup(html, "html.parser")
    return frozenset(f"{tag.parent.name}>{tag.name} {_attributes(tag)}" for tag in (page.main or page).find_all(True))


def _attributes(tag: Any) -> list[tuple[str, str]]:
    return sorted((name, CHANGING.sub("", str(value))) for name, value in tag.attrs.items() if name != "href")


class Shapes:
    """The shapes of pages that were met."""

    def __init__(self) -> None:
        self._shapes: set[frozenset[str]] = set()
        self._pages: set[str] = set()

    def is_new(self, html: str) -> bool:
        """Tell whether *html* has a shape that was not met yet, and remember it."""
        page = CHANGING.sub("", html)  # most often the very same, for somebody else
        if page in self._pages:
            return False
        self._pages.add(page)
        before = len(self._shapes)
        self._shapes.add(shape(html))
        return len(self._shapes) > before


class Answering(ThreadingHTTPServer):
    """Answers the same page at every address, and the static files, that the browser may keep."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.html = ""
        self.absent: list[str] = []
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(BaseHTTPRequestHandler):
    """One connection of the browser."""

    protocol_version = "HTTP/1.1"
    server: Answering
    types = MediaTypes()

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if path.startswith(settings.STATIC_URL):
            found = finders.find(path.removeprefix(settings.STATIC_URL))
            if found:
                self._send(200, self.types.get_type(found), Path(found).read_bytes(), "max-age=3600")
                return
            self.server.absent.append(path)
        elif self.headers["Sec-Fetch-Mode"] == "navigate":
            self._send(200, "text/html; charset=utf-8", self.server.html.encode(), "no-store")
            return
        self._send(404, "text/plain", b"", "no-store")

    def _send(self, status: int, kind: str, body: bytes, keeping: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", keeping)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *said: Any) -> None:
        """Say nothing."""


class Glass:
    """A page of Chromium through which one looks at answers of the test client."""

    def __init__(self, page: Page, server: Answering) -> None:
        self._page, self._server = page, server

    def faults(self, host: str, url: str, html: str) -> list[str]:
        """Show *html* as the page at *url*, and return what axe reproaches to it, one line each."""
        self._server.html = html
        self._page.goto(f"http://{host}:{self._server.server_port}{url}")
        found: list[str] = self._page.evaluate(ASK_AXE)
        assert self._server.absent == [], "static files that do not exist"
        return found


@contextmanager
def looking(chrome: Chrome, width: int) -> Iterator[Glass]:
    """Look through a window of this width, in pixels."""
    with Answering() as server, chrome.new_context(viewport={"width": width, "height": 900}, locale="fr-FR") as context:
        context.add_init_script(AXE_SCRIPT)
        yield Glass(context.new_page(), server)
        server.shutdown()
