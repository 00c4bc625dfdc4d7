"""The export of the cases in view: what it will hold, then the file."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views.decorators.http import require_http_methods

from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit import clock
from recoco.surfaces.overview.exporting.columns import Column, offered
from recoco.surfaces.overview.exporting.export import Export, exportable
from recoco.surfaces.overview.filters.language import Filters
from recoco.surfaces.overview.remembering import filters_of, left_out, remember_left_out


@require_http_methods(["GET", "HEAD", "POST"])
@access(Permission.LIST_EXPORT, at_door=False)
def export(request: HttpRequest) -> HttpResponseBase:
    """Say what the file will hold and who will know; send it once asked for."""
    filters, columns = filters_of(request), offered()
    if request.method != "POST":
        left = left_out(request)
        return _offer(request, filters, columns, [one.name for one in columns if one.name not in left])
    asked = request.POST.getlist("colonne")
    chosen = [one for one in columns if one.name in asked]
    if not chosen:
        return _offer(request, filters, columns, [], error="Cochez au moins une colonne.")
    name = f"dossiers-{localdate(clock.now()).isoformat()}.csv"
    response = StreamingHttpResponse(
        Export.of(filters, chosen).parts(),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
    return remember_left_out(request, response, {one.name for one in columns} - set(asked))


def _offer(
    request: HttpRequest, filters: Filters, columns: Sequence[Column], chosen: list[str], error: str = ""
) -> HttpResponseBase:
    context: dict[str, Any] = {
        "filters": filters,
        "count": exportable(filters).count(),
        "options": [(one.name, one.name, one.meaning) for one in columns],
        "chosen": chosen,
        "error": error,
    }
    return render(request, "overview/export.html", context, status=422 if error else 200)
