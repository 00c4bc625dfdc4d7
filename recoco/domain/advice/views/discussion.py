"""Advisers talk over a draft."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from recoco.domain.advice.actions.discussing import discuss
from recoco.domain.advice.answer_forms import RemarkForm
from recoco.domain.advice.reader import reader_of
from recoco.domain.advice.views.lookup import recommendation_of
from recoco.domain.advice.views.one import show_page
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission


@require_POST
@access(Permission.NOTE_WRITE)
@with_placement(Permission.THREAD_READ)
def create(request: HttpRequest, placement: Placement, number: int) -> HttpResponse:
    """Say something of a draft to the other advisers."""
    actor = request.actor  # type: ignore[attr-defined]
    one = recommendation_of(request, placement, number)
    actor.must(Permission.NOTE_WRITE, one)
    form = RemarkForm(request.POST)
    if form.is_valid():
        discuss(one, form.cleaned_data["text"], token=form.cleaned_data["token"], by=actor)
        messages.success(request, "Votre remarque est notée. La collectivité ne la voit pas.")
        return redirect(f"{one.get_absolute_url()}#discussion")
    return show_page(request, one, reader_of(placement, actor), form, status=422)
