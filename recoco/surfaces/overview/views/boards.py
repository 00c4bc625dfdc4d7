"""The board of cases."""

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from recoco.domain.cases.models import Placement, Status
from recoco.domain.cases.moves import moves_of
from recoco.domain.cases.statuses import ON_BOARD
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.overview.bar import bar_of
from recoco.surfaces.overview.board import MOST, columns_of, counts_of
from recoco.surfaces.overview.cards import cards_of
from recoco.surfaces.overview.filters.language import STATUSES
from recoco.surfaces.overview.remembering import filters_of, remember_perimeter
from recoco.surfaces.overview.views.lists import BOARD, views_of


@require_GET
@access(Permission.CASE_LIST)
def show(request: HttpRequest) -> HttpResponse:
    """Show the cases being advised in columns, and say how many others are in view."""
    filters = filters_of(request)
    counts = counts_of(filters)
    columns = columns_of(filters, counts, _sizes(request.GET))
    shown: Sequence[Placement] = [one for column in columns for one in column.placements]
    cards = {card.placement.pk: card for card in cards_of(shown, filters.by)}
    total = sum(counts.values())
    context = {
        "bar": bar_of(filters, views_of(filters, BOARD), BOARD, shown),
        "filters": filters,
        "columns": [
            (column, [(cards[one.pk], moves_of(one, filters.by)) for one in column.placements]) for column in columns
        ],
        "total": total,
        "elsewhere": [
            (choice.label, counts[choice.value], _list(filters.query(**{STATUSES.key: (choice.value,)})))
            for choice in STATUSES.known((), filters.by)
            if choice.value in counts and choice.value not in ON_BOARD
        ],
        "here": f"{reverse('overview:board')}?{request.GET.urlencode()}",
    }
    return remember_perimeter(request, render(request, "overview/board.html", context), filters)


def _list(query: str) -> str:
    return f"{reverse('cases:index')}?{query}"


def _sizes(query: QueryDict) -> dict[Status, int]:
    """Read how far each column is unfolded: `in_progress=20`."""
    asked = {status: query.get(status.value, "") for status in ON_BOARD}
    return {
        status: min(int(size), MOST)
        for status, size in asked.items()
        if size.isascii() and size.isdecimal() and 0 < len(size) < 6 and int(size)
    }
