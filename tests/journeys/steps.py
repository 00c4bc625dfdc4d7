"""What every journey does besides its story: checks a page, opens a session, follows an e-mail."""

import re
from datetime import timedelta
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page

from recoco.kernel.jobs.drills import work_until_quiet
from recoco.kernel.kit import clock
from tests.client import Browser
from tests.kernel.mail.sink import Sink


def check(page: Page) -> None:
    """Find nothing to reproach to the accessibility of the page; axe is a script, so it needs them."""
    if not has_scripts(page):
        return
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def has_scripts(page: Page) -> bool:
    """Tell whether the page runs scripts: the DSFR says so on its root."""
    return page.locator("html[data-fr-js=true]").count() > 0


def session_of(person: Any) -> str:
    """Return the cookie of a session of *person*, their second factor proven."""
    browser = Browser(person.portal)
    browser.sign_in(person)
    return str(browser.cookies[settings.SESSION_COOKIE_NAME].value)


def code_received(inbox: Sink) -> str:
    """Let the worker work, and read the code of the last e-mail."""
    work_until_quiet()
    codes = [one for one in inbox.received if "votre code" in one["Subject"]]
    found = re.search(r"\b\d{6}\b", text_of(codes[-1]))
    assert found
    return found.group()


def link_received(inbox: Sink, address: str, about: str = "", after: timedelta = timedelta(0)) -> str:
    """Let the worker work (as it would *after* a while), and return a link of the last e-mail to *address*.

    :param about: words of its subject, or of a summary; the link is the first after them.
    """
    with clock.moved_to(clock.now() + after):
        work_until_quiet()
    mine = [f"{one['Subject']}\n{text_of(one)}" for one in inbox.received if one["To"] == address]
    last = [words for words in mine if about in words][-1]
    found = re.search(r"http://\S+", last[last.index(about) :])
    assert found
    return found.group()


def text_of(message: Any) -> str:
    """Return the plain text of an e-mail."""
    return str(message.get_body(("plain",)).get_content())
