"""A sign-in that waits for its second factor: it is not a session, and opens nothing."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.contrib.auth import SESSION_KEY

from recoco.domain.accounts.models import User
from recoco.kernel.kit import clock

KEPT = "pending_sign_in"
LIFETIME = timedelta(minutes=15)


@dataclass(frozen=True)
class PendingSignIn:
    """Who has proven one factor in this browser, and where they were going."""

    user: User
    to: str


def begin(request: Any, user: User, to: str) -> None:
    """Remember that *user* has proven one factor; whoever was signed in here is not any more."""
    if SESSION_KEY in request.session:
        request.session.flush()
    else:
        # A new key: a cookie planted in this browser beforehand must not reach the second step.
        request.session.cycle_key()
    request.session[KEPT] = {"user": user.pk, "since": clock.now().isoformat(), "to": to}


def current(request: Any) -> PendingSignIn | None:
    """Return the sign-in that waits in this browser, None when there is none or it has waited too long."""
    kept = request.session.get(KEPT)
    if kept is None or datetime.fromisoformat(kept["since"]) < clock.now() - LIFETIME:
        return None
    user = User.objects.filter(pk=kept["user"], is_active=True).first()
    return PendingSignIn(user, kept["to"]) if user else None


def forget(request: Any) -> None:
    """Forget it: it was completed."""
    request.session.pop(KEPT, None)
