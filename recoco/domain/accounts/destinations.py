"""Where to go after signing in: only ever a path of this very host."""

from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from recoco.kernel.kit.slots import entries

NEXT = "next"


def destination(request: HttpRequest) -> str:
    """Return the path that `?next=` asks for, or « / » when it leads anywhere else."""
    asked = request.POST.get(NEXT) or request.GET.get(NEXT) or ""
    safe = asked.startswith("/") and url_has_allowed_host_and_scheme(asked, allowed_hosts=None)
    return asked if safe else "/"


def arrival(request: HttpRequest, to: str) -> str:
    """Return where somebody who is now signed in goes: where they asked, else the place that is theirs here.

    :param to: a path of this host; « / » asks for nothing in particular.
    """
    on_portal = getattr(request, "portal", None) is not None
    return entries("ARRIVAL")(request) if to == "/" and on_portal else to


def with_destination(url_name: str, to: str) -> str:
    """Return the address of a page of sign-in that carries where to go afterwards."""
    address = reverse(url_name)
    return address if to == "/" else f"{address}?{urlencode({NEXT: to})}"
