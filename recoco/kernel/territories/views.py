"""Suggests communes while one types their name, to whoever fills in a form."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from .search import LONGEST, search_communes

# All fit above a telephone's keyboard once scrolled, without a list that scrolls in the page.
MOST_SUGGESTED = 7


@require_safe
@cache_control(private=True, max_age=300)
def communes(request: HttpRequest) -> HttpResponse:
    """Answer the list of the communes that `?q=` may mean, as a part of a page; an empty one for an empty text."""
    text = request.GET.get("q", "")[:LONGEST].strip()
    matches = search_communes(text, limit=MOST_SUGGESTED) if text else []
    return render(request, "territories/suggestions.html", {"text": text, "matches": matches})


communes.is_public = True  # type: ignore[attr-defined]
