"""Real browsers on a live server, and a real mail server."""

import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from conftest import chromium
from tests.kernel.mail.sink import Sink, SmtpServer

# A refusal or an invalid form is an answer that the browser's console reports as an error.
EXPECTED = ("409", "422")


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """One Chromium for the file; Playwright's loop makes Django see threads as asynchronous."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        yield opened
        opened.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def inbox(settings: Any) -> Iterator[Sink]:
    """A mail server that receives what the product sends."""
    sink = Sink()
    server = SmtpServer(sink)
    server.start()
    mailer = {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {"host": "127.0.0.1", "port": server.port, "timeout": 10},
    }
    settings.MAILERS = {"default": mailer}
    yield sink
    server.stop()


@pytest.fixture
def port(live_server: Any, settings: Any) -> int:
    """The live server's port, that every link of the product must carry."""
    settings.PUBLIC_PORT = urlsplit(live_server.url).port
    return int(settings.PUBLIC_PORT)


@pytest.fixture
def open_tab(chrome: Browser, port: int) -> Iterator[Callable[..., Page]]:
    """Open a tab on a host, in a browser of its own: `open_tab("urbanvitaliz.localhost")`.

    Fails at the end if a page logged an error (a script broken, a file missing, the security policy), or asked
    another machine for anything.
    """
    troubles: list[str] = []
    with ExitStack() as closing:

        def open_on(host: str, *, scripts: bool = True, width: int = 1280, session: str = "") -> Page:
            context: BrowserContext = chrome.new_context(
                base_url=f"http://{host}:{port}",
                locale="fr-FR",
                java_script_enabled=scripts,
                viewport={"width": width, "height": 900},
            )
            closing.callback(context.close)
            if session:
                context.add_cookies([{"name": "sessionid", "value": session, "url": f"http://{host}:{port}"}])
            context.set_default_timeout(10_000)
            tab = context.new_page()
            tab.on("pageerror", lambda error: troubles.append(str(error)))
            tab.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
            tab.on("request", lambda asked: troubles.append(asked.url) if _is_abroad(asked.url) else None)
            return tab

        yield open_on
    _wait_for_answers()
    assert [one for one in troubles if not any(code in one for code in EXPECTED)] == []


def _wait_for_answers() -> None:
    """Let the server end what closed tabs had asked: it must not write while the tables are being emptied.

    :raises TimeoutError: when a request still runs after ten seconds.
    """
    end = time.monotonic() + 10
    while any("process_request_thread" in thread.name for thread in threading.enumerate()):
        if time.monotonic() > end:
            raise TimeoutError("the live server still answers a tab that was closed")
        time.sleep(0.01)


def _is_abroad(url: str) -> bool:
    parts = urlsplit(url)
    return parts.scheme != "data" and not (parts.hostname or "").endswith("localhost")
