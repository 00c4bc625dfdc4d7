"""The small pages of a case where one gesture is made: what happens, a form, one button."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.forms import FormBase


@dataclass(frozen=True)
class Gesture:
    """What a page says of its gesture.

    :param intro: what happens then.
    :param note: who will be told, beside the button.
    :param then: the route, taking the case's slug, where one goes afterwards; « retour » leads there too.
    :param template: the page, when it shows more than a form.
    """

    title: str
    submit: str
    intro: str = ""
    note: str = ""
    then: str = "cases:settings"
    template: str = "cases/gesture.html"


def typed(request: HttpRequest) -> Any:
    """Return what the form sends, None when the page is only opened."""
    return request.POST if request.method == "POST" else None


def gesture_page(
    request: HttpRequest,
    placement: Placement,
    gesture: Gesture,
    form: FormBase,
    act: Callable[[dict[str, Any]], str],
    *,
    leads_to: str = "",
    **context: Any,
) -> HttpResponse:
    """Show the form of a gesture, or make it; a refusal is shown above what was typed.

    :param act: makes the gesture with what the form says, and returns the sentence that tells it.
    :param leads_to: an address, when it is no page of the case.
    """
    status = 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                done = act(form.cleaned_data)
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
            else:
                messages.success(request, done)
                return redirect(leads_to) if leads_to else redirect(gesture.then, placement.case.slug)
    context |= {"frame": frame_of(request, placement), "case": placement.case, "gesture": gesture, "form": form}
    return render(request, gesture.template, context, status=status)
