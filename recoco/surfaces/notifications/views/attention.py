"""How closely one follows a case: as one's place says, more, or without e-mail."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.frame import frame_of
from recoco.domain.cases.models import Placement
from recoco.domain.cases.views.lookup import with_placement
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.surfaces.notifications.actions.choosing import attend
from recoco.surfaces.notifications.forms import AttentionForm
from recoco.surfaces.notifications.models import Attention, CaseAttention


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_VIEW)
@with_placement(Permission.CASE_VIEW)
def edit(request: HttpRequest, placement: Placement) -> HttpResponse:
    """Choose it."""
    person = request.actor.person  # type: ignore[attr-defined]
    if person is None:
        raise Http404
    kept = CaseAttention.objects.filter(person=person, case_id=placement.case_id).first()
    form = AttentionForm(request.POST if request.method == "POST" else None)
    form.initial = {"attention": kept.attention if kept else ""}
    if form.is_bound and form.is_valid():
        chosen = form.cleaned_data["attention"]
        attend(person, placement.case_id, Attention(chosen) if chosen else None)
        messages.success(request, "C’est noté pour ce dossier.")
        return redirect("cases:settings", placement.case.slug)
    context = {"frame": frame_of(request, placement), "case": placement.case, "form": form}
    return render(request, "notifications/attention.html", context, status=422 if form.is_bound else 200)
