"""What a package hands to header, account area and footer: an entry, shown as a link to those who may."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any
from urllib.parse import parse_qsl, urlencode

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from recoco.kernel.kit import slots


@dataclass(frozen=True)
class Entry:
    """A place to go, declared in a slot.

    :param label: what people read; a function of the request when it depends on the portal.
    :param url_name: a route without argument, by its name.
    :param hint: a sentence under it, where links are shown as cards.
    :param query: what its address asks; it is the current page where the address asks the same.
    :param permission: who sees it, asked to `request.actor.may`; None for everybody.
    :param badge: how many things wait there; nothing is shown for zero. Its owner keeps it to one query at most.
    :param when: a further condition, such as `signed_out`.
    :param icon: name of a DSFR icon without its prefix, such as `account-circle-line`.
    :param post: a button that posts (signing out changes something, a link may not).
    :param comes_back: carry the present address as `next`.
    """

    label: str | Callable[[HttpRequest], str]
    url_name: str
    permission: Any = None
    badge: Callable[[HttpRequest], int] | None = None
    when: Callable[[HttpRequest], bool] | None = None
    icon: str = ""
    post: bool = False
    comes_back: bool = False
    query: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Link:
    """An entry as one person sees it on one page; tabs and breadcrumbs use it too.

    :param current: `page` on its very page, `true` on the pages below, empty elsewhere: the value of aria-current.
    """

    label: str
    url: str
    current: str = ""
    badge: int = 0
    icon: str = ""
    post: bool = False
    hint: str = ""


def once_a_page(count: Callable[[HttpRequest], int]) -> Callable[[HttpRequest], int]:
    """Let several links of one page show the same count for one query."""

    @wraps(count)
    def remembered(request: HttpRequest) -> int:
        known: dict[Any, int] = request.__dict__.setdefault("_counts", {})
        if count not in known:
            known[count] = count(request)
        return known[count]

    return remembered


def signed_in(request: HttpRequest) -> bool:
    """Tell whether an account is in use, without any query."""
    return bool(getattr(getattr(request, "actor", None), "is_signed_in", False))


def signed_out(request: HttpRequest) -> bool:
    """Tell whether nobody is signed in."""
    return not signed_in(request)


def links_of(slot: str, request: HttpRequest) -> list[Link]:
    """Return the links of a slot that this visitor may follow, in its order."""
    entries: Iterable[Entry] = slots.entries(slot)
    return [link for entry in entries if (link := _link(entry, request))]


def _link(entry: Entry, request: HttpRequest) -> Link | None:
    if entry.permission is not None:
        actor = getattr(request, "actor", None)
        if actor is None or not actor.may(entry.permission):
            return None
    if entry.when is not None and not entry.when(request):
        return None
    try:
        url = reverse(entry.url_name)
    except NoReverseMatch:
        # The root host has few pages: entries of portals are not for it.
        if getattr(request, "portal", None) is None or _is_root_host(request):
            return None
        raise
    return Link(
        label=entry.label if isinstance(entry.label, str) else entry.label(request),
        url=_address(url, entry, request),
        current=_current(url, request.path) if _asks(entry, request) else "",
        badge=entry.badge(request) if entry.badge else 0,
        icon=entry.icon,
        post=entry.post,
        hint=entry.hint,
    )


def _is_root_host(request: HttpRequest) -> bool:
    return getattr(request, "urlconf", None) == settings.ROOT_HOST_URLCONF


def _address(url: str, entry: Entry, request: HttpRequest) -> str:
    query = urlencode({"next": request.get_full_path()}) if entry.comes_back else entry.query
    return f"{url}?{query}" if query else url


def _asks(entry: Entry, request: HttpRequest) -> bool:
    return all(value in request.GET.getlist(key) for key, value in parse_qsl(entry.query))


def _current(url: str, path: str) -> str:
    if path == url:
        return "page"
    return "true" if url != "/" and path.startswith(url) else ""
