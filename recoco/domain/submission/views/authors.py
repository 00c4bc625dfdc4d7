"""Second step of a submission: who brings it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from recoco.domain.accounts.actions.codes import check_code, send_code
from recoco.domain.accounts.actions.persons import ensure_person
from recoco.domain.submission.actions.drafting import keep_address
from recoco.domain.submission.forms import AddressForm, CodeForm, IdentityForm
from recoco.domain.submission.models import Draft
from recoco.domain.submission.views.drafts import with_draft
from recoco.kernel.access.gates import public, signed_in

PURPOSE = "submission"


@public
@require_http_methods(["GET", "POST"])
@with_draft
def author(request: HttpRequest, draft: Draft) -> HttpResponse:
    """Ask for the author's address, and send a code there."""
    if request.actor.is_signed_in:  # type: ignore[attr-defined]
        return redirect("submission:identity")
    form = AddressForm(request.POST or None, initial={"email": draft.email})
    if request.method == "POST" and form.is_valid():
        keep_address(draft, form.cleaned_data["email"], by=request.actor)  # type: ignore[attr-defined]
        send_code(request, form.cleaned_data["email"], purpose=PURPOSE)
        return redirect("submission:code")
    status = 422 if form.is_bound else 200
    return render(request, "submission/author.html", {"form": form, "draft": draft}, status=status)
