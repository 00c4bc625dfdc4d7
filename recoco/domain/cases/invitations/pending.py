"""The invitations that wait for somebody's answer, for the header and for their page."""

from typing import Any

from django.http import HttpRequest

from recoco.domain.accounts.models import PortalInvitation
from recoco.domain.cases.models import CaseInvitation
from recoco.kernel.ui.navigation import signed_in

KEPT = "_invitations_waiting"


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
    """Return the invitations that wait for whoever is signed in, to cases and to the portal: two queries.

    The header counts them without asking again.
    """
    email = request.user.email  # type: ignore[union-attr]
    cases, portals = list(pending_for(email).with_case()), list(portal_pending_for(email))
    setattr(request, KEPT, len(cases) + len(portals))
    return cases, portals


def waiting_count(request: HttpRequest) -> int:
    """Return how many invitations wait for the one who makes *request*: one query, once a page."""
    if not signed_in(request) or getattr(request, "portal", None) is None:
        return 0
    known: int | None = getattr(request, KEPT, None)
    if known is None:
        email = request.user.email  # type: ignore[union-attr]
        cases = pending_for(email).order_by().values("pk")
        known = cases.union(portal_pending_for(email).select_related(None).values("pk"), all=True).count()
        setattr(request, KEPT, known)
    return known


def has_invitations(request: HttpRequest) -> bool:
    """Tell whether one invitation at least waits."""
    return waiting_count(request) > 0


def is_invited(email: str) -> bool:
    """Tell whether an open invitation to a case of the current portal waits for an address."""
    return bool(pending_for(email.strip().lower()).exists())
