"""What each view declares about who may enter; an undeclared view fails a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.grants import STANDING
from recoco.kernel.access.permissions import Permission

View = Callable[..., HttpResponseBase]


def public(view: View) -> View:
    """Declare a view that anybody may open."""
    view.is_public = True  # type: ignore[attr-defined]
    return view


def signed_in(view: View) -> View:
    """Declare a view about oneself: any account may open it, nobody else's things are in it."""
    guarded = _guard(view, None)
    guarded.for_oneself = True  # type: ignore[attr-defined]
    return guarded


def access(permission: Permission, *, at_door: bool = True) -> Callable[[View], View]:
    """Declare the permission of a view.

    A standing permission is required at the door. The others are about the thing that the view
    looks up through `visible_to(actor)`, and that its action or the view itself checks with `must`.

    :param at_door: false where what one is to some thing gives a standing permission too: the view then asks.
    """

    def declare(view: View) -> View:
        guarded = _guard(view, permission if at_door and permission in STANDING else None)
        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return declare


def _guard(view: View, permission: Permission | None) -> View:
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        actor = request.actor  # type: ignore[attr-defined]
        if not actor.is_signed_in:
            return redirect_to_login(request.get_full_path())
        if permission is not None and not actor.may(permission):
            # Somebody this portal does not know is told nothing of what it holds, not even that it exists.
            raise Forbidden(permission) if actor.person is not None else Http404
        return view(request, *args, **kwargs)

    return guarded
