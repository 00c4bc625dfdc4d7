"""The home of a portal, for anybody who arrives: its blocks, in its order."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.accounts.adviser_requests import own_request
from recoco.kernel.access.gates import public
from recoco.kernel.kit.slots import entries
from recoco.surfaces.pages.documents.home import HOME


@require_GET
@public
def home(request: HttpRequest) -> HttpResponse:
    """One promise, one action, and how it works."""
    blocks = HOME.read("")["blocks"]
    panels = [panel(request) for panel in entries("SIGN_IN_PANELS")]
    context = {"blocks": blocks, "hero": _first_hero(blocks), "panels": panels, "asked": own_request(request)}
    context["shows_partners"] = any(block["type"] == "partners" for block in blocks)
    if any(block["type"] == "figures" for block in blocks):
        actor = request.actor  # type: ignore[attr-defined]
        context["figures"] = [figure for figures in entries("HOME_FIGURES") for figure in figures(actor)]
    return render(request, "pages/home.html", context)


def _first_hero(blocks: list[dict[str, Any]]) -> dict[str, Any] | None:
    return next((block for block in blocks if block["type"] == "hero"), None)
