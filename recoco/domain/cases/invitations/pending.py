"""The invitations that wait for somebody's answer, for the header and for their page."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest

from recoco.domain.accounts.models import PortalInvitation
from recoco.domain.cases.models import CaseInvitation
from recoco.kernel.kit import clock
from recoco.kernel.portals.preparing import prepared
from recoco.kernel.ui.navigation import signed_in
from recoco.kernel.ui.waiting import EMAIL, NOW, Waiting


def pending_for(email: str) -> Any:
    """Return the open invitations of an address to cases of the current portal, the last sent first."""
    return _to_cases(CaseInvitation.objects.open(), email).order_by("-sent_at", "-pk")


def _to_cases(invitations: Any, email: Any) -> Any:
    return invitations.filter(email=email, placement__withdrawn_at=None, placement__archived_at=None)


def waiting_for(request: HttpRequest) -> tuple[list[Any], list[Any]]:
    """Return the invitations that wait for whoever is signed in, to cases and to the portal: two queries."""
    email = request.user.email  # type: ignore[union-attr]
    return _to_cases_of(email, clock.now()), _to_portal(email, clock.now())


@prepared
def _to_cases_of(email: str, now: datetime) -> Any:
    return _to_cases(CaseInvitation.objects.all().open(now), email).order_by("-sent_at", "-pk").with_case()


@prepared
def _to_portal(email: str, now: datetime) -> Any:
    return PortalInvitation.objects.all().open(now).filter(email=email).select_related("invited_by", "portal")


def _is_known_here(request: HttpRequest) -> bool:
    return signed_in(request) and getattr(request, "portal", None) is not None


TO_CASES = Waiting(_is_known_here, lambda: _to_cases(CaseInvitation.objects.all().open(NOW), EMAIL))
TO_PORTAL = Waiting(_is_known_here, lambda: PortalInvitation.objects.all().open(NOW).filter(email=EMAIL))


def waiting_count(request: HttpRequest) -> int:
    """Return how many invitations wait for the one who makes *request*."""
    return TO_CASES(request) + TO_PORTAL(request)


def has_invitations(request: HttpRequest) -> bool:
    """Tell whether one invitation at least waits."""
    return waiting_count(request) > 0


def is_invited(email: str) -> bool:
    """Tell whether an open invitation to a case of the current portal waits for an address."""
    return bool(pending_for(email.strip().lower()).exists())
