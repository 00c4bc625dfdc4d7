"""The list of cases, and the page of all the filters."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.paging import page_of
from recoco.kernel.ui.navigation import Link
from recoco.surfaces.overview.bar import bar_of, questions_of
from recoco.surfaces.overview.cards import cards_of, described
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.paging import PER_PAGE, in_order
from recoco.surfaces.overview.remembering import filters_of, remember_perimeter

LIST, BOARD, MAP = "liste", "tableau", "carte"
# In the order of the switch.
VIEWS = {LIST: "cases:index", BOARD: "overview:board", MAP: "overview:map"}


def index(request: HttpRequest) -> HttpResponse:
    """List the cases that the reader may open, as the address asks; drawn for `cases:index`."""
    filters = filters_of(request)
    shown = page_of(request.GET.get("page"), PER_PAGE, partial(in_order, filters))
    rows = described(list(shown), filters.by)
    context = {
        "bar": bar_of(filters, views_of(filters, LIST), LIST, rows),
        "filters": filters,
        "shown": shown,
        "cards": cards_of(rows, filters.by),
    }
    return remember_perimeter(request, render(request, "overview/list.html", context), filters)


@require_GET
@access(Permission.CASE_LIST)
def choosing(request: HttpRequest) -> HttpResponse:
    """Offer all the filters, then show the list, the board or the map."""
    filters = filters_of(request)
    context: dict[str, Any] = {
        "filters": filters,
        "questions": questions_of(filters),
        "to": reverse(VIEWS.get(request.GET.get("vue", ""), VIEWS[LIST])),
    }
    return render(request, "overview/choosing.html", context)


def views_of(filters: Filters, current: str) -> list[Link]:
    """Return the ways to look at the same cases."""
    query = filters.query()
    return [
        Link(view.capitalize(), f"{reverse(name)}?{query}", "page" if current == view else "")
        for view, name in VIEWS.items()
    ]
