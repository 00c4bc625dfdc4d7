"""The brief of a hand-over: one page on all its dossiers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_POST

from recoco.domain.continuity.actions.revealing import reveal_owners
from recoco.domain.continuity.briefing import briefing_of
from recoco.domain.continuity.models import HandOver
from recoco.kernel.access.gates import signed_in


@require_GET
@signed_in
def show(request: HttpRequest, number: int) -> HttpResponse:
    """Show what matters for each dossier."""
    return _page(request, number, reveals=False)


@require_POST
@signed_in
def contacts(request: HttpRequest, number: int) -> HttpResponse:
    """Show it with how to reach the référents, and note who asked."""
    return _page(request, number, reveals=True)


def _page(request: HttpRequest, number: int, *, reveals: bool) -> HttpResponse:
    by = request.actor  # type: ignore[attr-defined]
    passed = get_object_or_404(HandOver.objects.all().visible_to(by).with_people(), pk=number)
    briefing = briefing_of(passed, by)
    if reveals:
        reveal_owners(briefing, by=by)
    context = {"passed": passed, "briefing": briefing, "reveals": reveals, "is_theirs": passed.taker == by.person}
    return render(request, "continuity/brief.html", context)
