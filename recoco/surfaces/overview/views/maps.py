"""The map of cases."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.cases.gathering import located, placeless, within_box
from recoco.domain.cases.places import location_of
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.overview.bar import bar_of
from recoco.surfaces.overview.cards import described
from recoco.surfaces.overview.map import FRAME, PLACELESS, map_of, read_frame
from recoco.surfaces.overview.remembering import filters_of, remember_perimeter
from recoco.surfaces.overview.views.lists import MAP, PER_PAGE, views_of


class Counted(Paginator):
    """The pages of a list whose length is known already."""

    def __init__(self, rows: Any, known: int) -> None:
        super().__init__(rows, PER_PAGE)
        self.count = known


@require_GET
@access(Permission.CASE_LIST)
def show(request: HttpRequest) -> HttpResponse:
    """Show where the cases in view are, and list those of the part looked at, or those that no map can show."""
    filters, asked = filters_of(request), request.GET.get(FRAME, "")
    seen = map_of(filters, read_frame(asked))
    apart = asked == PLACELESS
    condition, count = (placeless(), seen.placeless) if apart else (within_box(seen.frame.box), seen.count)
    found = located(filters.placements()).filter(condition).order_by(*filters.order)
    shown = Counted(found.values_list("pk", flat=True), count).get_page(request.GET.get("page"))
    rows = described(list(shown), filters.by)
    context = {
        "bar": bar_of(filters, views_of(filters, MAP), MAP, rows),
        "filters": filters,
        "map": seen,
        "apart": apart,
        "shown": shown,
        "rows": [(one, location_of(one.case)) for one in rows],
    }
    return remember_perimeter(request, render(request, "overview/map.html", context), filters)
