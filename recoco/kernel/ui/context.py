"""What every page says around its content: the portal's name and look, links, account, version."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property

import recoco
from recoco.kernel.kit import slots
from recoco.kernel.ui.colours import accepted_accent
from recoco.kernel.ui.navigation import Link, links_of, signed_in

PLATFORM = "Recoco"
MENTION = "République\nFrançaise"


@dataclass(frozen=True)
class PageEnd:
    """What a package adds at the end of every page, declared in the slot `PAGE_ENDS`.

    :param template: shown with what `context` returns, as `end`.
    :param context: of the request; None to show nothing. Its owner keeps it to one query a page.
    """

    template: str
    context: Callable[[HttpRequest], dict[str, Any] | None]


@dataclass(frozen=True)
class End:
    """What one page ends with."""

    template: str
    said: dict[str, Any]


class Page:
    """The frame of one page, computed only where a template reads it; makes no query of its own.

    :param request: None in a page that must not fail (500): then it has no link.
    :param portal: name, baseline, theme, accent and header_mention; None on the root host and when nothing is known.
    """

    def __init__(self, request: HttpRequest | None, portal: Any = None) -> None:
        self.request = request
        self.portal = portal
        self.name: str = portal.name if portal else PLATFORM
        self.baseline: str = portal.baseline if portal else "Des portails de conseil pour les collectivités"
        self.is_state: bool = bool(portal) and portal.theme == "state"
        self.version = recoco.__version__
        self.source_url: str = settings.SOURCE_URL

    @property
    def theme(self) -> str:
        """Return `state` or `neutral`."""
        return "state" if self.is_state else "neutral"

    @property
    def mention(self) -> list[str]:
        """Return the lines under the Marianne of the State's mark."""
        return (self.portal.header_mention.strip() or MENTION).splitlines() if self.is_state else []

    @property
    def accent_url(self) -> str:
        """Return the address of the stylesheet of the portal's accent; empty for the usual palette."""
        accent = self.portal.accent if self.portal and not self.is_state else ""
        return reverse("ui:accent", args=[accent[1:].lower()]) if accepted_accent(accent) else ""

    @cached_property
    def navigation(self) -> list[Link]:
        """Return the main menu."""
        return self._links("NAVIGATION") + self._of_portal("links") + self._of_portal("page_links", "menu")

    @cached_property
    def account_links(self) -> list[Link]:
        """Return the links at the top right: sign in, or notices, profile, sign out."""
        return self._links("ACCOUNT_LINKS")

    @cached_property
    def footer_links(self) -> list[Link]:
        """Return the legal links, the statement of accessibility first."""
        return self._links("FOOTER_LINKS") + self._of_portal("page_links", "footer")

    @property
    def partners(self) -> list[dict[str, str]]:
        """Return the partners of the portal: name, url and logo."""
        return getattr(self.portal, "partners", [])

    @property
    def favicon(self) -> str:
        """Return the address of the portal's icon; empty for the usual one."""
        return self.image(getattr(self.portal, "favicon", ""))

    @property
    def logo(self) -> str:
        """Return the address of the portal's logo; empty when it has none."""
        return self.image(getattr(self.portal, "logo", ""))

    @property
    def help_phone(self) -> str:
        """Return the telephone number that helps; empty when there is none."""
        return getattr(self.portal, "help_phone", "")

    @staticmethod
    def image(digest: str) -> str:
        """Return the address of an image of the portal."""
        return f"/images/{digest}/" if digest else ""

    @cached_property
    def ends(self) -> list[End]:
        """Return what packages add at the end of every page for this reader."""
        declared = slots.entries("PAGE_ENDS") if self.request else ()
        return [End(one.template, said) for one in declared if (said := one.context(self.request)) is not None]

    @property
    def account(self) -> str:
        """Return the name of the account in use; empty for a visitor."""
        return self.request.actor.name if self.request and signed_in(self.request) else ""  # type: ignore[attr-defined]

    def _of_portal(self, name: str, place: str = "") -> list[Link]:
        """Return the links that the portal has written itself, on their very page or not."""
        path = self.request.path if self.request else ""
        written = [link for link in getattr(self.portal, name, []) if link.get("place", "") == place]
        return [Link(link["label"], link["url"], current="page" if link["url"] == path else "") for link in written]

    def _links(self, slot: str) -> list[Link]:
        return links_of(slot, self.request) if self.request else []


def page(request: HttpRequest) -> dict[str, Any]:
    """Give templates `page`, the frame around their content."""
    return {"page": Page(request, getattr(request, "portal", None))}
