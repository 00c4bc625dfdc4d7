"""Whom a recommendation tells to turn to."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from recoco.domain.advice.views.lookup import recommendation_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.cards import card_page
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission


@require_POST
@access(Permission.THREAD_READ)
@with_placement(Permission.THREAD_READ)
def show(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Show how to reach the contact of a recommendation; the access journal keeps who asked."""
    one = recommendation_of(request, placement, number)
    if one.card is None:
        raise Http404
    return card_page(request, placement, one.card, back=one.get_absolute_url())
