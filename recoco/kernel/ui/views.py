"""The catalogue of components: what a page may be built with, in both themes."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from recoco.kernel.ui.catalogue import PreviewPortal, examples


@require_safe
def catalogue(request: Any) -> HttpResponse:
    """Answer every component with its source.

    `?theme=state|neutral` and `?accent=rrggbb` try another look; nothing is kept.
    """
    theme, accent = request.GET.get("theme", ""), request.GET.get("accent", "")
    if theme in {"state", "neutral"}:
        request = _dressed(request, theme, accent)
    return render(request, "ui/catalogue.html", {"examples": examples(request)})


catalogue.is_public = True  # type: ignore[attr-defined]


def _dressed(request: Any, theme: str, accent: str) -> HttpRequest:
    portal = getattr(request, "portal", None)
    name, baseline = (portal.name, portal.baseline) if portal else ("Composants", "Ce dont nos pages sont faites")
    request.portal = PreviewPortal(name, baseline, theme, f"#{accent}")
    return request
