"""A refused submission, corrected by its owner and sent again."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.cases.keeping import answers_for
from recoco.domain.cases.models import PlacementStatus, Status
from recoco.domain.cases.readable import readable_placement
from recoco.domain.cases.status_history import told_what_happened
from recoco.domain.submission.actions.resubmission import resubmit
from recoco.domain.submission.moderation_forms import ResubmissionForm
from recoco.kernel.access.actor import Forbidden
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused
from recoco.kernel.ui.french import of


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_EDIT)
def resubmission(request: HttpRequest, number: int) -> HttpResponse:
    """Show why it was refused above what whoever answers for it corrects, then send it again."""
    by = request.actor  # type: ignore[attr-defined]
    placement = readable_placement(number, by=by)
    if not answers_for(placement, by):
        raise Forbidden(Permission.CASE_EDIT)
    if placement.status != Status.REFUSED:
        raise Refused(told_what_happened(placement))
    case = placement.case
    first = {"name": case.name, "summary": case.summary, "version": case.version}
    form, status = ResubmissionForm(request.POST if request.method == "POST" else None, initial=first), 200
    if form.is_bound:
        status = 422
        if form.is_valid():
            try:
                resubmit(placement, **form.cleaned_data, by=by)
                messages.success(request, f"Votre demande repart à l’équipe {of(placement.portal.name)}.")
                return redirect("cases:show", case.slug)
            except Refused as refused:
                form.add_error(None, refused.sentence)
                status = refused.status
    refusal = PlacementStatus.objects.filter(placement=placement, until=None).first()
    context = {"form": form, "placement": placement, "case": case, "refusal": refusal}
    return render(request, "submission/resubmission.html", context, status=status)
