"""The team takes a document out of sight, or gives it back: one page for files and links."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.filing.actions.minding import hide_file, show_again
from recoco.domain.filing.forms import HidingForm
from recoco.domain.filing.models import Document
from recoco.domain.filing.spaces import Space
from recoco.kernel.access.permissions import Permission


def hide_or_show(request: HttpRequest, space: Space, placement: Placement, one: Document) -> HttpResponse:
    """Answer the page where somebody of the team says why *one* is hidden, or gives it back."""
    actor = request.actor  # type: ignore[attr-defined]
    one.placement = placement
    actor.must(Permission.POST_HIDE, one)
    # Whoever runs the platform hides without reading the files.
    back = space.url("index", placement) if actor.may(space.read, placement) else placement.get_absolute_url()
    if request.method == "POST" and one.hidden_at:
        show_again(space, one, by=actor)
        messages.success(request, f"« {one.name} » est de nouveau affiché.")
        return redirect(back)
    form = HidingForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        hide_file(space, one, reason=form.cleaned_data["reason"], by=actor)
        messages.success(request, f"« {one.name} » est masqué. Vous pouvez le rétablir à tout moment.")
        return redirect(back)
    context = {"frame": frame_of(request, placement), "case": placement.case, "space": space}
    context |= {"filed": one, "form": form, "back": back}
    return render(request, "filing/hide.html", context, status=422 if form.is_bound else 200)
