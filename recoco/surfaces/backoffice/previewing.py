"""Shows a page as a content not yet saved would make it: applied, drawn for a visitor, and undone."""

from copy import copy
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import HttpRequest
from django.urls import resolve

from recoco.kernel.access.actor import Actor
from recoco.kernel.portals import scope
from recoco.kernel.portals.models import Portal
from recoco.kernel.versions.kinds import Content, DocumentKind


def preview(kind: DocumentKind, key: str, content: Content, *, at: str, request: HttpRequest) -> str:
    """Return the HTML of the page *at*, as a visitor of the current portal would see it with *content*.

    :param content: without problem.
    """
    with transaction.atomic():
        portal = Portal.objects.get(pk=scope.current_portal().pk)
        with scope.entering(portal):
            kind.apply(key, kind.complete(content), request.actor)  # type: ignore[attr-defined]
            html = _drawn(request, portal, at)
        transaction.set_rollback(True)
    return html


def _drawn(request: HttpRequest, portal: Portal, at: str) -> str:
    asked: Any = HttpRequest()
    asked.META, asked.method, asked.path, asked.path_info = copy(request.META), "GET", at, at
    asked.portal, asked.actor, asked.user = portal, Actor(portal=portal), AnonymousUser()
    asked.session, asked.htmx, asked._messages = {}, False, ()
    match = resolve(at)
    asked.resolver_match = match
    response = match.func(asked, *match.args, **match.kwargs)
    return str(response.content.decode())
