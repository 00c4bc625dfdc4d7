"""The requests to join a case that may be the same project, and what the team answers."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from recoco.domain.cases.kept import kept_for
from recoco.domain.submission.actions.joining import asked_about, dismiss_who_asks, invite_who_asks
from recoco.domain.submission.models import JoinRequest
from recoco.domain.submission.moderation_forms import DismissalForm
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused

PER_PAGE = 20


@require_GET
@access(Permission.CASE_MODERATE)
def index(request: HttpRequest) -> HttpResponse:
    """List those that wait, oldest first, each beside the case it is about."""
    waiting = JoinRequest.objects.all().open().select_related(*SHOWN)
    shown = Paginator(waiting, PER_PAGE).get_page(request.GET.get("page"))
    kept = kept_for(asked.placement for asked in shown)
    lines = [(asked, kept[asked.placement_id]) for asked in shown]
    return render(request, "submission/join_requests.html", {"shown": shown, "lines": lines})


@require_POST
@access(Permission.CASE_MODERATE)
def invite(request: HttpRequest, number: int) -> HttpResponse:
    """Invite whoever asks as a member of the case."""
    asked = _found(number)
    placement = invite_who_asks(asked, by=request.actor)  # type: ignore[attr-defined]
    messages.success(request, f"L’invitation à rejoindre « {placement.case.name} » part vers {_address(asked)}.")
    return redirect("submission:join_requests")


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_MODERATE)
def dismissal(request: HttpRequest, number: int) -> HttpResponse:
    """Ask what to add, then leave whoever asks out of the case."""
    asked, status = _found(number), 200
    form = DismissalForm(request.POST if request.method == "POST" else None)
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                dismiss_who_asks(asked, message=form.cleaned_data["message"], by=request.actor)  # type: ignore[attr-defined]
                messages.success(request, f"Votre réponse part vers {_address(asked)}.")
                return redirect("submission:join_requests")
            except Refused as refusal:
                form.add_error(None, refusal.sentence)
                status = refusal.status
    context = {"form": form, "asked": asked, "placement": asked_about(asked)}
    return render(request, "submission/dismissal.html", context, status=status)


SHOWN = ("person__user", "placement__case__commune__departement")


def _found(number: int) -> JoinRequest:
    found: JoinRequest = get_object_or_404(JoinRequest.objects.select_related(*SHOWN, "placement__portal"), pk=number)
    return found


def _address(asked: JoinRequest) -> str:
    return str(asked.person.user.email)
