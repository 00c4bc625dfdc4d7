"""Opens sessions: at once, after a second factor, or for the demonstration; and closes them."""

from typing import Any

from django.conf import settings
from django.contrib.auth import login, logout
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, resolve_url

from recoco.domain.accounts import pending
from recoco.domain.accounts.actors import actor_at, visitor_at
from recoco.domain.accounts.backends import PATH
from recoco.domain.accounts.destinations import arrival
from recoco.domain.accounts.devices import device_words
from recoco.domain.accounts.factors.held import factors_of
from recoco.domain.accounts.factors.totp import begin_totp
from recoco.domain.accounts.models import Session, User
from recoco.domain.accounts.sensitivity import is_sensitive
from recoco.domain.accounts.session_store import DEVICE, SECOND_FACTOR, SENSITIVE
from recoco.kernel.kit.refusals import Refused


class NotInDemonstration(RuntimeError):
    """The door of the demonstration does not exist in a real service."""


def sign_in(request: Any, user: User, *, to: str = "/") -> HttpResponse:
    """Sign in *user*, who has just proven their address or their password, and send the browser to *to*.

    A sensitive account goes by the page that asks for its second factor: until it is proven, no session is open.

    :param to: a route's name, or a path of this host already judged safe.
    :raises Refused: when the account was deactivated.
    """
    if not user.is_active:
        raise Refused("Ce compte est désactivé. Écrivez à l’équipe du portail pour le retrouver.")
    holds_factor = factors_of(user).any
    if holds_factor or is_sensitive(user):
        pending.begin(request, user, resolve_url(to))
        if not holds_factor:
            begin_totp(request)
        return redirect("accounts:second_factor" if holds_factor else "accounts:enrolment")
    _open(request, user, second_factor=False, sensitive=False)
    return redirect(arrival(request, resolve_url(to)))


def complete_sign_in(request: Any, waiting: pending.PendingSignIn) -> HttpResponse:
    """Open the session of a sign-in whose second factor has just been proven, and let it go where it was going."""
    _open(request, waiting.user, second_factor=True, sensitive=is_sensitive(waiting.user))
    pending.forget(request)
    return redirect(arrival(request, waiting.to))


def sign_in_through_pass(request: Any, user: User, *, second_factor: bool) -> HttpResponse:
    """Sign in *user*, who comes from another portal of this installation, and let it arrive.

    :param second_factor: whether the session they come from had proven one; otherwise it is asked here if need be.
    """
    if not second_factor:
        return sign_in(request, user)
    _open(request, user, second_factor=True, sensitive=is_sensitive(user))
    return redirect(arrival(request, "/"))


def sign_in_for_demo(request: Any, user: User) -> None:
    """Open a session of *user*, marked as second-factored.

    :raises NotInDemonstration: outside the demonstration.
    """
    if settings.MODE != "demo":
        raise NotInDemonstration
    _open(request, user, second_factor=True, sensitive=False)


def sign_out(request: Any) -> None:
    """Close the session of this browser."""
    logout(request)
    request.actor = visitor_at(request.portal)


def close_sessions(user: User, *, but: str = "", unproven_only: bool = False) -> int:
    """Close the sessions of *user* on every host; return how many.

    :param but: key of the row of a session that stays open.
    :param unproven_only: leave those that have proven a second factor.
    """
    sessions = Session.objects.filter(user=user).exclude(pk=but)
    if unproven_only:
        sessions = sessions.filter(second_factor=False)
    closed, _ = sessions.delete()
    return closed


def _open(request: Any, user: User, *, second_factor: bool, sensitive: bool) -> None:
    with transaction.atomic():
        login(request, user, backend=PATH)
    request.session[SECOND_FACTOR] = second_factor
    request.session[SENSITIVE] = sensitive
    request.session[DEVICE] = device_words(request.headers.get("User-Agent", ""))
    request.actor = actor_at(user, request.portal)
