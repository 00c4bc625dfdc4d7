"""Last step of a submission: check everything, send, and read what happens next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from recoco.domain.cases.models import Placement
from recoco.domain.submission.actions.drafting import attach_to_author
from recoco.domain.submission.actions.sending import send_submission
from recoco.domain.submission.models import Draft
from recoco.domain.submission.views.drafts import with_draft
from recoco.kernel.access.gates import access, signed_in
from recoco.kernel.access.permissions import Permission


@require_http_methods(["GET", "POST"])
@signed_in
@with_draft
def review(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Show everything on one page, then send it."""
    actor = request.actor  # type: ignore[attr-defined]
    if actor.person is None:
        return redirect("submission:identity")
    if request.method == "POST":
        attach_to_author(draft, by=actor)
        placement = send_submission(draft, by=actor)
        return redirect("submission:receipt", placement.case_id)
    return render(request, "submission/review.html", {"draft": draft, "person": actor.person})


@require_GET
@access(Permission.CASE_VIEW)
def receipt(request: HttpRequest, number: int) -> HttpResponse:
    """Say that the submission has arrived, and what happens next."""
    placements = Placement.objects.visible_to(request.actor).with_case()  # type: ignore[attr-defined]
    placement = get_object_or_404(placements, case_id=number)
    return render(request, "submission/receipt.html", {"placement": placement, "case": placement.case})
