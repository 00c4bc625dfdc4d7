"""The invitations that wait for the answer of the one who is signed in, to cases and to the portal itself."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.accounts.invitation_links import token_of as portal_token_of
from recoco.domain.cases.invitations.links import token_of
from recoco.domain.cases.invitations.pending import waiting_for
from recoco.kernel.access.gates import signed_in


@require_GET
@signed_in
def index(request: HttpRequest) -> HttpResponse:
    """List them, the last received first."""
    to_cases, to_portal = waiting_for(request)
    cases = [{"invitation": one, "token": token_of(one)} for one in to_cases]
    portals = [{"invitation": one, "token": portal_token_of(one)} for one in to_portal]
    return render(request, "cases/my_invitations.html", {"cases": cases, "portals": portals})
