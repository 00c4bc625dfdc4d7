"""Says who makes each request, and closes sessions that must not be used."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http.response import HttpResponseBase
from django.shortcuts import redirect

from recoco.domain.accounts.actors import actor_at, visitor_at
from recoco.domain.accounts.destinations import with_destination
from recoco.domain.accounts.models import Session
from recoco.domain.accounts.sensitivity import LONGEST_IDLE, acts_sensitively
from recoco.domain.accounts.session_store import SECOND_FACTOR, SENSITIVE
from recoco.domain.accounts.signing import owes_signature, signed
from recoco.kernel.access.actor import Actor
from recoco.kernel.kit import clock

BETWEEN_STAMPS = timedelta(minutes=5)


class ActorMiddleware:
    """Set `request.actor`; whoever reads a shared address says who they are first.

    Nothing is asked to the database without a session cookie; with one, two queries for most people
    (session, account with its person and roles), and a stamp every five minutes.
    """

    def __init__(self, get_response: Callable[[Any], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponseBase:
        request.actor = actor_behind(request)
        if owes_signature(request):
            return redirect(with_destination("accounts:signature", request.get_full_path()))
        return self.get_response(request)


def actor_behind(request: Any) -> Actor:
    """Return who makes *request*; sign out whoever may not be signed in any more."""
    visitor = visitor_at(request.portal)
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or SESSION_KEY not in request.session:
        return visitor
    if not request.user.is_authenticated:
        logout(request)  # deactivated since
        return visitor
    actor = actor_at(request.user, request.portal)
    if acts_sensitively(actor) and not request.session.get(SECOND_FACTOR):
        logout(request)  # they received this role while signed in: they sign in again, with both factors
        return visitor
    if _slept_too_long(request.session, actor):
        logout(request)
        return visitor
    _stamp(request.session.row)
    return signed(actor, request.session)


def _slept_too_long(session: Any, actor: Actor) -> bool:
    sensitive = acts_sensitively(actor) or session.get(SENSITIVE)
    return sensitive and session.row.last_seen_at < clock.now() - LONGEST_IDLE


def _stamp(row: Session) -> None:
    now = clock.now()
    if row.last_seen_at <= now - BETWEEN_STAMPS:
        unseen = Session.objects.filter(pk=row.pk, last_seen_at__lte=now - BETWEEN_STAMPS)
        unseen.update(last_seen_at=now)
