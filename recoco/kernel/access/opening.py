"""Keeps a portal in preparation from all but those who prepare it: whatever the address, unless a slot names it."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.urls import Resolver404, resolve

from recoco.kernel.access.actor import Actor
from recoco.kernel.access.permissions import Role
from recoco.kernel.kit.slots import entries
from recoco.kernel.ui.context import Page
from recoco.kernel.ui.navigation import links_of


class OpeningMiddleware:
    """Answer « Ce portail ouvrira bientôt », without anything of the portal but its name.

    Before the address is even looked at: what the slot `DOORS` does not name is closed, a page not written yet too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        portal = request.portal
        if portal is None or not portal.is_in_preparation or prepares(request.actor) or _is_door(request):
            return self.get_response(request)
        context = {"page": Page(None, portal), "links": links_of("DOOR_LINKS", request)}
        return HttpResponse(render_to_string("access/opening_soon.html", context, request), status=403)


def prepares(actor: Actor) -> bool:
    """Tell whether *actor* may see the current portal before it opens: people are born there by invitation only."""
    return actor.person is not None or Role.OPERATOR in actor.roles


def _is_door(request: HttpRequest) -> bool:
    if request.path_info.startswith(settings.STATIC_URL):
        return True
    try:
        return resolve(request.path_info).view_name in entries("DOORS")
    except Resolver404:
        return False
