"""Follows every link that somebody is shown, as a browser would, and says which ones lead nowhere."""

import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.urls import Resolver404, resolve

from recoco.kernel.portals.models import PortalHost
from tests.client import Browser

A_FEW = 3
MAILS = "/boite-d-envoi/"
MAIL_OF_OTHERS = re.compile(r"/administration/e-mails/\d+/contenu/")
FOLLOWED = {"a": "href", "iframe": "src", "img": "src"}


@dataclass
class Crawl:
    """What somebody met.

    :param most: how many addresses of one kind are opened: two dossiers are one kind. Of those that ask something (a
        filter, a part of the map), a few: they lead to each other without end.
    :param opened: the addresses opened, in order.
    :param faults: what is wrong, in words.
    """

    browser: Browser
    most: int
    opened: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def run(self, *starts: str) -> "Crawl":
        """Open *starts*, then whatever their pages lead to on this host."""
        hosts = set(PortalHost.objects.values_list("name", flat=True)) | {settings.ROOT_HOST}
        waiting = deque((start, "") for start in starts)
        seen, kinds = set(starts), Counter[str]()
        while waiting:
            url, found_on = waiting.popleft()
            kind = self._kind(url)
            kinds[kind] += 1
            if kinds[kind] > (min(self.most, A_FEW) if "?" in url else self.most):
                continue
            for link in self._links(url, found_on):
                if MAIL_OF_OTHERS.match(url):
                    continue  # its links are for whoever it was written to
                host = urlsplit(link).hostname or self.browser.host
                if host != self.browser.host:
                    if host.endswith(settings.ROOT_HOST) and host not in hosts:
                        self.faults.append(f"{url} leads to {host}, which is no host of ours")
                    continue
                path = urlsplit(link)._replace(scheme="", netloc="").geturl() or "/"
                if path.startswith(MAILS) and path not in starts:
                    continue  # the e-mails of others, whose links are not for this reader
                if path not in seen and not path.startswith(settings.STATIC_URL):
                    seen.add(path)
                    waiting.append((path, url))
        return self

    def _links(self, url: str, found_on: str) -> Iterator[str]:
        response = self.browser.get(url, follow=True)
        self.opened.append(url)
        if response.status_code != 200:
            self.faults.append(f"{found_on or 'the start'} leads to {url}, which answers {response.status_code}")
            return
        if response.streaming:
            list(response.streaming_content)  # a file, open until it is read to its end
        if response.streaming or not response.get("Content-Type", "").startswith("text/html"):
            return
        here = response.redirect_chain[-1][0] if response.redirect_chain else url
        page = BeautifulSoup(response.content, "html.parser")
        for tag, attribute in FOLLOWED.items():
            for element in page.find_all(tag):
                link = urldefrag(urljoin(here, str(element.get(attribute) or "")))[0]
                if urlsplit(link).scheme in {"", "http", "https"}:
                    yield link

    def _kind(self, url: str) -> str:
        path, _, query = url.partition("?")
        names = sorted({part.partition("=")[0] for part in query.split("&")}) if query else []
        urlconf = settings.ROOT_URLCONF if self.browser.portal else settings.ROOT_HOST_URLCONF
        try:
            return f"{resolve(path, urlconf).view_name} {names}"
        except Resolver404:
            return url
