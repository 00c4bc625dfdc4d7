"""For a case filed for somebody else: who will hold it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.submission.actions.behalf import name_referent
from recoco.domain.submission.actions.drafting import keep_typed
from recoco.domain.submission.identity_forms import ReferentForm
from recoco.domain.submission.models import Behalf, Draft
from recoco.domain.submission.typed import typed_in
from recoco.domain.submission.views.drafts import with_draft
from recoco.kernel.access.gates import access
from recoco.kernel.access.permissions import Permission
from recoco.kernel.kit.refusals import Refused


@require_http_methods(["GET", "POST"])
@access(Permission.CASE_SUBMIT_FOR_SOMEBODY)
@with_draft
def referent(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask who will hold the case, and what to write to them."""
    actor = request.actor  # type: ignore[attr-defined]
    if draft.behalf != Behalf.REFERENT:
        return redirect("submission:review")
    form = ReferentForm.of(draft, request.POST or None)
    if form.is_valid():
        try:
            name_referent(draft, **form.cleaned_data, by=actor)
        except Refused as refusal:
            form.add_error("referent_email", refusal.sentence)
        else:
            return redirect("submission:review")
    if form.is_bound:
        keep_typed(draft, typed_in(request.POST, form.fields), by=actor)
    context = {"form": form, "draft": draft}
    return render(request, "submission/referent.html", context, status=422 if form.is_bound else 200)
