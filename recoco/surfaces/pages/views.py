"""The home of a portal, for anybody who arrives."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.accounts.adviser_requests import own_request
from recoco.kernel.access.gates import public
from recoco.kernel.kit.slots import entries


@require_GET
@public
def home(request: HttpRequest) -> HttpResponse:
    """One promise, one action, and how it works."""
    panels = [panel(request) for panel in entries("SIGN_IN_PANELS")]
    context = {"panels": panels, "asked": own_request(request)}
    return render(request, "pages/home.html", context)
