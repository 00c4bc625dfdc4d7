"""The invitations that wait for somebody's answer, for the header and for their page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest

from recoco.domain.accounts.models import PortalInvitation
from recoco.domain.cases.models import CaseInvitation
from recoco.kernel.ui.navigation import signed_in
from recoco.kernel.ui.waiting import Waiting


def pending_for(email: str) -> Any:
    """Return the open invitations of an address to cases of the current portal, the last sent first."""
    waiting = CaseInvitation.objects.open().filter(
        email=email, placement__withdrawn_at=None, placement__archived_at=None
    )
    return waiting.order_by("-sent_at", "-pk")


def portal_pending_for(email: str) -> Any:
    """Return the open invitations of an address to the portal itself."""
    return PortalInvitation.objects.open().filter(email=email).select_related("invited_by", "portal")


def waiting_for(request: HttpRequest) -> tuple[list[Any], list[Any]]:
    """Return the invitations that wait for whoever is signed in, to cases and to the portal: two queries."""
    email = request.user.email  # type: ignore[union-attr]
    return list(pending_for(email).with_case()), list(portal_pending_for(email))


def _rows(asked: Callable[[str], Any]) -> Callable[[HttpRequest], Any]:
    def rows(request: HttpRequest) -> Any:
        if not signed_in(request) or getattr(request, "portal", None) is None:
            return None
        return asked(request.user.email).select_related(None)  # type: ignore[union-attr]

    return rows


TO_CASES, TO_PORTAL = Waiting(_rows(pending_for)), Waiting(_rows(portal_pending_for))


def waiting_count(request: HttpRequest) -> int:
    """Return how many invitations wait for the one who makes *request*."""
    return TO_CASES(request) + TO_PORTAL(request)


def has_invitations(request: HttpRequest) -> bool:
    """Tell whether one invitation at least waits."""
    return waiting_count(request) > 0


def is_invited(email: str) -> bool:
    """Tell whether an open invitation to a case of the current portal waits for an address."""
    return bool(pending_for(email.strip().lower()).exists())
