"""Understands the filters of a request, and remembers in this browser what its reader usually looks at."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from recoco.kernel.access.actor import Actor
from recoco.surfaces.overview.filters.language import PERIMETER, Filters

KEPT_FOR = 365 * 24 * 3600


def filters_of(request: HttpRequest) -> Filters:
    """Return what the address asks, in the circle that this reader usually looks at."""
    by: Actor = request.actor  # type: ignore[attr-defined]
    return Filters.read(request.GET, by, usual_perimeter=request.COOKIES.get(_name(by), ""))


def remember_perimeter[R: HttpResponseBase](request: HttpRequest, response: R, filters: Filters) -> R:
    """Keep the circle that was chosen: a cookie, because opening a page writes nothing here."""
    if PERIMETER.key in request.GET:
        _keep(request, response, _name(filters.by), filters.perimeter.value)
    return response


def left_out(request: HttpRequest) -> set[str]:
    """Return the columns that this reader left out of their last export: a new one is not among them."""
    return set(request.COOKIES.get(_columns(request), "").split("."))


def remember_left_out[R: HttpResponseBase](request: HttpRequest, response: R, names: set[str]) -> R:
    """Keep the columns that were left out."""
    return _keep(request, response, _columns(request), ".".join(sorted(names)))


def _keep[R: HttpResponseBase](request: HttpRequest, response: R, name: str, value: str) -> R:
    response.set_cookie(name, value, max_age=KEPT_FOR, httponly=True, samesite="Lax", secure=request.is_secure())
    return response


def _name(by: Actor) -> str:
    return f"perimetre_{by.user_id}"


def _columns(request: HttpRequest) -> str:
    return f"sans_colonnes_{request.actor.user_id}"  # type: ignore[attr-defined]
