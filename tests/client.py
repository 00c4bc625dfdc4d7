"""A test client as strict as our browsers: it refuses what the security policy would, and hosts that lead nowhere."""

from typing import Any
from urllib.parse import urlsplit

from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client

from recoco.domain.accounts.backends import PATH
from recoco.domain.accounts.models import Person
from recoco.domain.accounts.session_store import SECOND_FACTOR, SENSITIVE, SessionStore
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal, PortalHost
from tests.markup import Fragment, assert_ids_of_one, assert_strict, form_of


class Browser(Client):
    """A browser on one host, the main one of a portal or the root.

    Pages are checked as they come: no inline script, style or handler, no undefined variable.
    """

    def __init__(self, portal: Portal | None = None, host: str = "", **options: Any) -> None:
        if not host:
            host = PortalHost.objects.get(portal=portal, is_main=True).name if portal else settings.ROOT_HOST
        self.host, self.portal = host, portal
        super().__init__(headers={"host": host}, **options)

    def sign_in(self, person: Person) -> None:
        """Open a session of *person*'s account here, its second factor proven."""
        with scope.entering(self.portal or person.portal):
            user = person.user
            session = SessionStore()
            if self.portal is None:
                session.portal = None
            session[SESSION_KEY] = str(user.pk)
            session[BACKEND_SESSION_KEY] = PATH
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session[SECOND_FACTOR], session[SENSITIVE] = True, False
            session.save()
        self.cookies[settings.SESSION_COOKIE_NAME] = session.session_key

    def request(self, **request: Any) -> Any:
        """Send a request; refuse an answer that a browser would not show as it is written."""
        self._refuse_unknown_host(request.get("HTTP_HOST", self.host))
        response = super().request(**request)
        shown = response.get("Content-Type", "").startswith("text/html") and not response.streaming
        if shown and "unsafe-inline" not in response.get("Content-Security-Policy", ""):
            assert_strict(response.content.decode())
        return response

    def page(self, url: str, *, status: int = 200) -> BeautifulSoup:
        """Open *url* and return what it shows."""
        response = self.get(url)
        assert response.status_code == status, f"{url} answers {response.status_code} instead of {status}"
        shown = BeautifulSoup(response.content, "html.parser")
        assert_ids_of_one(shown)
        return shown

    def submit(self, url: str, button: str, **values: Any) -> Any:
        """Open *url*, fill in the form that has a button *button*, and send it as a browser does."""
        action, method, kept = form_of(self.page(url), button)
        to = action or url
        return getattr(self, method)(to, {**kept, **values})

    def swap(self, method: str, url: str, data: Any = None, *, into: str, page: str = "", status: int = 200) -> Any:
        """Ask for a fragment as htmx does, and compare it with the same place of the reloaded page.

        :param into: id of the place where the fragment goes.
        :param page: the page it is on; *url* itself by default.
        """
        headers = {"hx-request": "true", "hx-target": into}
        response = getattr(self, method)(url, data, headers=headers)
        assert response.status_code == status, f"{url} answers {response.status_code} instead of {status}"
        assert "HX-Request" in response.get("Vary", ""), f"{url} does not vary with HX-Request"
        if status == 200:
            Fragment(response.content.decode(), into).assert_same_place(self.page(page or url))
        return response

    def _refuse_unknown_host(self, host: str) -> None:
        name = urlsplit(f"//{host}").hostname or ""
        known = name in {settings.ROOT_HOST, *settings.ROOT_ALIASES} or PortalHost.objects.filter(name=name).exists()
        assert known, f"{host} leads nowhere: no page of ours may send a browser there"
