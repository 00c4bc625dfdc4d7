"""Follows the links of e-mails as mail programs, guards and readers do: with GET, signed out, then signed in."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup

from recoco.domain.accounts.models import Person
from recoco.kernel.mail.messages import message_of
from recoco.kernel.mail.models import OutgoingEmail
from recoco.kernel.mail.rendering import render
from recoco.kernel.portals import scope
from tests.client import Browser
from tests.queries import only_reading

# What a page may write all the same: who opened a case, once a day; when a session was last seen, only that.
ALLOWED = ('UPDATE "accounts_session" SET "last_seen_at" = %s WHERE', 'INSERT INTO "cases_accessentry"')
ANSWERS = {200, 403, 404, 409, 410}  # once redirected: some pages are not, or no more, for their reader
UNSUBSCRIBE = "List-Unsubscribe"
WITHOUT_LINK = {"accounts.code", "pages.contact"}


def links_in(email: OutgoingEmail) -> set[str]:
    """Return the addresses that an e-mail opens, in its HTML, in its text or by the button of a mail program."""
    page = BeautifulSoup(email.html, "html.parser")
    found = {str(link["href"]) for link in page.select("a[href]")} | set(re.findall(r"https?://\S+", email.text))
    found |= set(re.findall(r"<(https?://[^>]+)>", message_of(email).extra_headers.get(UNSUBSCRIBE, "")))
    return {unescape(one).rstrip(".,)") for one in found if not one.startswith("mailto:")}


def follow_twice(email: OutgoingEmail, person: Person | None) -> int:
    """Follow each link of *email* twice, signed out, then as its person; fail if anything changes. Return how many."""
    if not email.html:
        with scope.everywhere("a test reads an e-mail that has not left yet"):
            render(email)
    links = sorted(links_in(email))
    assert bool(links) != (email.kind in WITHOUT_LINK), f"{email.kind} opens {links}"
    browsers = {urlsplit(link).hostname or "": [Browser(host=urlsplit(link).hostname or "")] for link in links}
    for host, readers in browsers.items():
        if person is not None:
            signed_in = Browser(email.portal, host=host)
            signed_in.sign_in(person)
            readers.append(signed_in)
    for link in links:
        address = urlsplit(link)
        for browser in browsers[address.hostname or ""]:
            with only_reading(*ALLOWED):
                for _ in range(2):
                    answer: Any = browser.get(f"{address.path}?{address.query}", follow=True)
                    assert answer.status_code in ANSWERS, f"{link} answers {answer.status_code}"
    return len(links)
