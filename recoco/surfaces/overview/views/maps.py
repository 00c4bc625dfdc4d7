"""The map of cases."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from recoco.domain.cases.places import location_of
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.paging import page_of
from recoco.kernel.territories.backgrounds import asked_for, let_in
from recoco.surfaces.overview.bar import bar_of
from recoco.surfaces.overview.cards import described
from recoco.surfaces.overview.looking import BACKGROUND, FRAME, PLACELESS, read_frame
from recoco.surfaces.overview.map import map_of
from recoco.surfaces.overview.mapped import in_frame, on_no_map
from recoco.surfaces.overview.paging import PER_PAGE
from recoco.surfaces.overview.remembering import filters_of, remember_perimeter
from recoco.surfaces.overview.views.lists import MAP, views_of


@require_GET
@access(Permission.CASE_LIST)
def show(request: HttpRequest) -> HttpResponse:
    """Show where the cases in view are, and list those of the part looked at, or those that no map can show."""
    filters, asked = filters_of(request), request.GET.get(FRAME, "")
    background = asked_for(request.GET.get(BACKGROUND))
    seen = map_of(filters, read_frame(asked), background)
    apart = asked == PLACELESS
    part = partial(on_no_map, filters) if apart else partial(in_frame, filters, seen.frame)
    shown = page_of(request.GET.get("page"), PER_PAGE, part)
    rows = described(list(shown), filters.by)
    context = {
        "bar": bar_of(filters, views_of(filters, MAP), MAP, rows),
        "filters": filters,
        "map": seen,
        "background": background,
        "apart": apart,
        "shown": shown,
        "rows": [(one, location_of(one.case)) for one in rows],
    }
    page = let_in(render(request, "overview/map.html", context), background)
    return remember_perimeter(request, page, filters)
