"""Every public page of a portal, for its plan."""

from django.http import HttpRequest

from recoco.kernel.ui.navigation import Link, links_of


def site_map(request: HttpRequest) -> list[Link]:
    """Return the links that this visitor may follow: menu, account, free pages, then the foot of the pages."""
    portal = request.portal  # type: ignore[attr-defined]
    free = [Link(label=link["label"], url=link["url"]) for link in portal.page_links]
    slots = [links_of(slot, request) for slot in ("NAVIGATION", "ACCOUNT_LINKS", "FOOTER_LINKS")]
    links = [Link(label="Accueil public", url="/"), *slots[0], *slots[1], *free, *slots[2]]
    return [link for link in links if not link.post]
